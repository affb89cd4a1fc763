import { fail, ok, type Finding, type Result } from '@quayside/std';
import { isSyntaxIdentifier } from '../edifact/character-set.js';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { EdifactScript } from './edifact-data.js';
import {
  defaultEdifactFraming,
  type EdifactFraming,
  type EdifactGroupTree,
  type EdifactHeadTree,
  type EdifactInterchangeTree,
  type EdifactMessageTree,
  type EdifactParty,
} from './edifact-tree.js';
import type { WrittenElement, WrittenSegment } from './written-segment.js';

/**
 * Writes an interchange. Counts, references of trailers and UNA are made here; service characters in data are released, and a
 * character that the character set does not have is refused, or written with `framing.replacement`. The text becomes bytes by
 * `encodeText` with the encoding of its syntax identifier.
 *
 * @example
 * const head = {
 *   syntax: 'UNOC', syntaxVersion: 3, sender: { id: 'BUYER' }, receiver: { id: 'SUPPLIER' }, date: '261123', time: '2215',
 *   controlNumber: 'REF1', usage: 'live',
 * };
 * const message = { type: 'ORDERS', version: 'D', release: '96A', agency: 'UN', reference: '1' };
 * const segments = [['BGM', '220', 'PO4711', '9'], ['FTX', 'AAI', '', '', ["O'BRIEN"]]];
 * const written = writeEdifact({ head, messages: [{ ...message, segments }] }, defaultEdifactFraming);
 * written.value.includes("FTX+AAI+++O?'BRIEN'"); // => true
 */
export function writeEdifact(tree: EdifactInterchangeTree, framing: EdifactFraming): Result<string, Finding[]> {
  const { head } = tree;
  const { groups = [] } = tree;
  const faults = [...framingFaults(framing, head.syntaxVersion), ...headFaults(head), ...groupFaults(tree)];
  if (faults.length > 0) return fail(faults);
  const script = new EdifactScript(framing, head.syntax, head.syntaxVersion === 4);
  const text = [
    una(framing, head.syntaxVersion),
    script.segment(unb(head), '/head'),
    ...tree.messages.map((message, n) => writeMessage(script, message, `/messages/${n}`)),
    ...groups.map((group, n) => writeGroup(script, group, `/groups/${n}`)),
    script.segment(['UNZ', String(groups.length || tree.messages.length), head.controlNumber], '/trailer'),
  ].join('');
  return script.faults.length > 0 ? fail(script.faults) : ok(text);
}

function una(framing: EdifactFraming, version: number): string {
  const { component, element, decimal, release, repetition, terminator, suffix } = framing;
  const declared = component + element + decimal + release + (version === 4 ? repetition : ' ') + terminator;
  const usual = `:+.?${version === 4 ? '*' : ' '}'`;
  return framing.una || declared !== usual ? `UNA${declared}${suffix}` : '';
}

function unb(head: EdifactHeadTree): WrittenSegment {
  return [
    'UNB',
    [head.syntax, String(head.syntaxVersion)],
    party(head.sender),
    party(head.receiver),
    [head.date, head.time],
    head.controlNumber,
    '',
    head.application ?? '',
    '',
    head.acknowledgementRequested === true ? '1' : '',
    head.agreement ?? '',
    head.usage === 'test' ? '1' : '',
  ];
}

function party({ id, qualifier = '', routing = '' }: EdifactParty): WrittenElement {
  return [id, qualifier, routing];
}

function writeGroup(script: EdifactScript, group: EdifactGroupTree, path: string): string {
  const { type, sender, receiver, date, time, controlNumber, agency, version, release, association = '' } = group;
  const ends = [party(sender), party(receiver)] as const;
  const dictionary = [version, release, association];
  return [
    script.segment(['UNG', type, ...ends, [date, time], controlNumber, agency, dictionary], path),
    ...group.messages.map((message, n) => writeMessage(script, message, `${path}/messages/${n}`)),
    script.segment(['UNE', String(group.messages.length), controlNumber], path),
  ].join('');
}

/** Groups stand alone, each with a type, both ends, a date and a number of its own. */
function groupFaults({ head, messages, groups = [] }: EdifactInterchangeTree): EdiFinding[] {
  const faults = groups.flatMap((group, n) => {
    const sound =
      rules.every(({ path, holds }) => path === 'syntax' || holds({ ...head, ...group })) &&
      /^[A-Z]{6}$/.test(group.type);
    const message = 'A group needs a type of six letters, both ends, a date, a time and a number as UNB has them';
    return sound ? [] : [finding('not-writable', 'fatal', message, { path: `/groups/${n}` })];
  });
  if (groups.length === 0 || messages.length === 0) return faults;
  const message = 'An interchange holds messages or groups, not both';
  return [...faults, finding('not-writable', 'fatal', message, { path: '/groups' })];
}

function writeMessage(script: EdifactScript, message: EdifactMessageTree, path: string): string {
  const { reference, type, version, release, agency, association = '' } = message;
  if (!/^.{1,14}$/.test(reference) || !/^[A-Z]{6}$/.test(type)) {
    const fault = 'A message needs a type of six letters and a reference of one to fourteen characters';
    script.faults.push(finding('not-writable', 'fatal', fault, { path }));
  }
  const lines = [
    script.segment(['UNH', reference, [type, version, release, agency, association]], path),
    ...message.segments.map((segment, n) => script.segment(segment, `${path}/segments/${n}`)),
    script.segment(['UNT', String(message.segments.length + 2), reference], path),
  ];
  return lines.join('');
}

interface HeadRule {
  readonly path: string;
  readonly expected: string;
  readonly holds: (head: EdifactHeadTree) => boolean;
}

const rules: readonly HeadRule[] = [
  { path: 'syntax', expected: 'UNOA to UNOY', holds: (head) => isSyntaxIdentifier(head.syntax) },
  { path: 'sender', expected: 'one to 35 characters', holds: (head) => /^.{1,35}$/.test(head.sender.id) },
  { path: 'receiver', expected: 'one to 35 characters', holds: (head) => /^.{1,35}$/.test(head.receiver.id) },
  {
    path: 'date',
    expected: 'YYMMDD, in syntax 4 CCYYMMDD',
    holds: (head) => (head.syntaxVersion === 4 ? /^\d{8}$/ : /^\d{6}$/).test(head.date),
  },
  { path: 'time', expected: 'HHMM', holds: (head) => /^\d{4}$/.test(head.time) },
  { path: 'controlNumber', expected: 'one to 14 characters', holds: (head) => /^.{1,14}$/.test(head.controlNumber) },
];

function headFaults(head: EdifactHeadTree): EdiFinding[] {
  return rules
    .filter((rule) => !rule.holds(head))
    .map(({ path, expected }) =>
      finding('not-writable', 'fatal', `${path} must be ${expected}`, { path: `/head/${path}` }),
    );
}

function framingFaults(framing: EdifactFraming, version: number): EdiFinding[] {
  const { component, element, release, repetition, terminator } = { ...defaultEdifactFraming, ...framing };
  const used = [component, element, release, terminator, ...(version === 4 ? [repetition] : [])];
  const fit = used.every((each) => /^[!-/:-@[-`{-~]$/.test(each));
  if (fit && new Set(used).size === used.length) return [];
  const message = 'Service characters must be different from each other, none of them a letter, digit or blank';
  return [finding('not-writable', 'fatal', message, { path: '/framing' })];
}
