import { finding, type EdiFinding } from '../findings/edi-finding.js';
import type { X12Framing, X12HeadTree } from './x12-tree.js';

interface HeadRule {
  readonly path: string;
  readonly expected: string;
  holds(head: X12HeadTree): boolean;
}

/** Text that fits a fixed width and cannot end ISA early. */
const plain = (text: string, most: number): boolean => text.length <= most && /^[ -~]*$/.test(text);

const rules: readonly HeadRule[] = [
  { path: 'sender/qualifier', expected: 'two characters', holds: (h) => /^[0-9A-Z]{2}$/.test(h.sender.qualifier) },
  { path: 'receiver/qualifier', expected: 'two characters', holds: (h) => /^[0-9A-Z]{2}$/.test(h.receiver.qualifier) },
  {
    path: 'sender/id',
    expected: 'one to fifteen characters',
    holds: (h) => h.sender.id !== '' && plain(h.sender.id, 15),
  },
  {
    path: 'receiver/id',
    expected: 'one to fifteen characters',
    holds: (h) => h.receiver.id !== '' && plain(h.receiver.id, 15),
  },
  { path: 'date', expected: 'YYMMDD', holds: (h) => /^\d{6}$/.test(h.date) },
  { path: 'time', expected: 'HHMM', holds: (h) => /^\d{4}$/.test(h.time) },
  { path: 'version', expected: 'five digits', holds: (h) => /^\d{5}$/.test(h.version) },
  { path: 'controlNumber', expected: 'nine digits', holds: (h) => /^\d{9}$/.test(h.controlNumber) },
  { path: 'authorization', expected: 'two and at most ten characters', holds: (h) => isCredential(h.authorization) },
  { path: 'security', expected: 'two and at most ten characters', holds: (h) => isCredential(h.security) },
];

function isCredential(pair: X12HeadTree['security']): boolean {
  return pair === undefined || (/^\d\d$/.test(pair.qualifier) && plain(pair.value, 10));
}

/** What keeps a head from being written. */
export function headFaults(head: X12HeadTree): EdiFinding[] {
  return rules
    .filter((rule) => !rule.holds(head))
    .map((rule) =>
      finding('not-writable', 'fatal', `${rule.path} must be ${rule.expected}`, { path: `/head/${rule.path}` }),
    );
}

const none = { qualifier: '00', value: '' };

/** ISA01..ISA16, padded to their fixed widths. */
export function isaElements(head: X12HeadTree, framing: X12Framing, repeats: boolean): string[] {
  const { authorization = none, security = none, sender, receiver } = head;
  return [
    ...[authorization.qualifier, authorization.value.padEnd(10), security.qualifier, security.value.padEnd(10)],
    ...[sender.qualifier, sender.id.padEnd(15), receiver.qualifier, receiver.id.padEnd(15)],
    ...[head.date, head.time, repeats ? framing.repetition : 'U', head.version, head.controlNumber],
    ...[head.acknowledgementRequested ? '1' : '0', head.usage === 'live' ? 'P' : 'T', framing.component],
  ];
}
