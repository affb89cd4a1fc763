import type { Shapes } from '../api/client';
import type { Tone } from '../words/states';
import { charAt, type Stretch, type TextLine } from './linked';

/** What somebody has to say about a place in the bytes: a finding of the reader, or a difference from the order. */
export interface Remark {
  readonly message: string;
  readonly tone: Tone;
  readonly place: Stretch | null;
  /** The field that it is about, if it is about one. */
  readonly pointer: string | null;
}

type Said = Pick<Shapes['DocumentDetail'], 'findings' | 'matching'>;

/** Findings and differences together, in the order of the bytes; those without a place come first. */
export function remarksOf({ findings, matching }: Said): Remark[] {
  const differences = matching.discrepancies.map((each): Remark => ({
    message: each.message,
    tone: each.withinTolerance ? 'plain' : 'amber',
    place: each.place,
    pointer: each.pointer,
  }));
  return [...findings.map(fromFinding), ...differences].sort(
    (a, b) => (a.place?.offset ?? -1) - (b.place?.offset ?? -1),
  );
}

export function fromFinding(finding: Shapes['Finding']): Remark {
  const { offset, length, field = null } = finding;
  return {
    message: finding.message,
    tone: finding.severity === 'fatal' ? 'red' : finding.severity === 'warn' ? 'amber' : 'plain',
    place: offset === undefined ? null : { offset, length: length ?? 0 },
    pointer: field,
  };
}

/** Remarks by the line that they stand under; what has no line stands under none. */
export function byLine(remarks: readonly Remark[], lines: readonly Stretch[]): Map<number, Remark[]> {
  const under = new Map<number, Remark[]>();
  for (const remark of remarks) {
    const { place } = remark;
    if (!place) continue;
    const index = lines.findLastIndex((line) => line.offset <= place.offset);
    const line = lines[index];
    if (!line || place.offset > line.offset + line.length + 2) continue;
    under.set(index, [...(under.get(index) ?? []), remark]);
  }
  return under;
}

/** The caret below the text that a remark is about, in characters from the start of the line. */
export function caret(place: Stretch, line: TextLine): string {
  const shown = line.text.replace(/[\r\n]+$/, '').length;
  const from = Math.min(charAt(line, place.offset), Math.max(0, shown - 1));
  const to = Math.min(charAt(line, place.offset + place.length), shown);
  return ' '.repeat(from) + '^'.repeat(Math.max(1, to - from));
}
