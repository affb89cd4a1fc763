import type { CanonicalDocument, Item } from '@quayside/canonical';
import type { Discrepancy, DiscrepancyKind } from '@quayside/matching';
import { type Finding, isFatal } from '@quayside/std';
import type { Partner } from '../partner.js';
import { cellFault } from '../words/cell-fault.js';
import type { NamedMessage } from '../words/refusal-words.js';
import { supplierWords } from '../words/supplier-words.js';

/** A document that a person refuses: as it came, with all that there is to say about it. */
export interface Refused {
  readonly type: CanonicalDocument['type'] | null;
  readonly document: CanonicalDocument | null;
  readonly number: string | null;
  readonly orderNumber: string | null;
  /** In what syntax it came. */
  readonly cameAs: string;
  readonly carrier: NamedMessage;
  readonly reason: string;
  readonly discrepancies: readonly Discrepancy[];
  readonly findings: readonly Finding[];
}

/** One thing that is wrong: of which line, in words of the partner's language. */
export interface Wrong {
  /** The number of the line, as its sender numbers it. */
  readonly line?: string;
  /** JSON pointer of what is wrong in the document, where it is about a field. */
  readonly field?: string;
  readonly text: string;
  readonly code: 'missing' | 'invalid' | 'differs';
  readonly finding?: Finding;
}

// Whoever may have forged a bank account does not hear that it was noticed; of a catalogue nothing is wrong but the decision.
const untold: ReadonlySet<DiscrepancyKind> = new Set(['bank-account', 'bill', 'catalogue']);

/** So many things that are wrong are named. */
const most = 200;

/** Everything that keeps the document from being taken, down to line and field. */
export function wrongIn(partner: Partner, refused: Refused): readonly Wrong[] {
  const words = supplierWords(partner.profile.language);
  const beyond = refused.discrepancies.filter(({ kind, withinTolerance }) => !withinTolerance && !untold.has(kind));
  const differing = beyond.map((each): Wrong => {
    const at = lineAt(refused.document, each.pointer);
    const text = words.refusal.difference(each);
    return { ...placed(partner, at, text), field: each.pointer, code: 'differs' };
  });
  const all = [...differing, ...refused.findings.filter(isFatal).map((each) => ofFinding(partner, refused, each))];
  if (all.length <= most) return all;
  return [...all.slice(0, most), { text: words.refusal.more(all.length - most), code: 'differs' }];
}

/** What the partner is told, to be read by people: what is refused, why, and what differs. */
export function refusalText(partner: Partner, refused: Refused): string {
  const { refusal } = supplierWords(partner.profile.language);
  const wrong = wrongIn(partner, refused).map(({ text }) => `- ${text}`);
  return [refusedSentence(partner, refused), ...wrong, refusal.message(refused.carrier)].join('\n');
}

export function refusedSentence({ profile }: Partner, { type, number, orderNumber, reason }: Refused): string {
  const named = { type, ...(number !== null && { number }), ...(orderNumber !== null && { orderNumber }) };
  return supplierWords(profile.language).refusal.refused(named, reason);
}

function ofFinding(partner: Partner, { document }: Refused, finding: Finding): Wrong {
  const code = finding.code === 'field-missing' ? 'missing' : 'invalid';
  const text = findingInWords(partner, finding);
  const { field } = finding;
  return {
    ...placed(partner, lineAt(document, field ?? ''), text),
    ...(field !== undefined && { field }),
    code,
    finding,
  };
}

function findingInWords({ profile: { csv, language } }: Partner, finding: Finding): string {
  const where = finding.path ?? placeName(finding);
  const forms = { decimal: csv.decimal, dates: csv.dates, columns: where === undefined ? [] : [where] };
  const fault = cellFault(finding, valueOf(finding), undefined, forms);
  const words = fault ? supplierWords(language).cell(fault) : finding.message;
  return fault?.is === 'missing' || where === undefined ? words : `${where}: ${words}`;
}

/** The text that is wrong, where the reader has kept it. */
export function valueOf(finding: Finding | undefined): string {
  return finding && 'value' in finding && typeof finding.value === 'string' ? finding.value : '';
}

/** "PO103" as people who know the syntax say it. */
function placeName({ tag, element }: Finding): string | undefined {
  if (tag === undefined) return undefined;
  return element === undefined ? tag : `${tag}${String(element).padStart(2, '0')}`;
}

interface Line {
  readonly number?: string | undefined;
  readonly item?: string | undefined;
}

function lineAt(document: CanonicalDocument | null, pointer: string): Line | undefined {
  const index = /^\/lines\/(\d+)/.exec(pointer)?.[1];
  if (!document || index === undefined || !('lines' in document)) return undefined;
  const line = document.lines[Number(index)];
  return line && { number: line.number, item: nameOf(line.item) };
}

function nameOf(item: Item | undefined): string | undefined {
  return item?.buyer ?? item?.supplier ?? item?.gtin;
}

function placed({ profile }: Partner, line: Line | undefined, text: string): Pick<Wrong, 'line' | 'text'> {
  if (!line) return { text };
  const name = supplierWords(profile.language).refusal.line(line.number, line.item);
  return { ...(line.number !== undefined && { line: line.number }), text: `${name}, ${text}` };
}
