import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { InterchangeHead } from '../reading.js';
import type { Reporter } from '../validation/reporter.js';
import type { EnvelopeDialect, Tally } from './dialect.js';
import { numberOf } from './numbers.js';
import type { SetInProgress } from './set-in-progress.js';

/** Compares SE or UNT with the set that it ends. */
export function compareSetTrailer(dialect: EnvelopeDialect, trailer: LexedSegment, set: SetInProgress): void {
  const { tags, words, references } = dialect;
  if (numberOf(trailer.text(1)) !== set.segments) {
    const message = `${tags.setEnd}01 says ${trailer.text(1) ?? 'nothing'}, the ${words.set} has ${set.segments} segments`;
    set.reporter.report('counts', 'set-count', message, trailer.place(1));
  }
  // The reference of a set is text: "0001" is not "1".
  const reference = dialect.reference(trailer.text(2));
  if (reference === set.start.reference) return;
  const message = `${tags.setEnd}02 is "${reference}", ${references.set} is "${set.start.reference}"`;
  set.reporter.report('references', 'set-reference-mismatch', message, trailer.place(2));
}

/** Compares IEA or UNZ with the interchange that it ends. */
export function compareTrailer(
  dialect: EnvelopeDialect,
  trailer: LexedSegment,
  head: InterchangeHead,
  { count, of, orElse }: Tally,
  reporter: Reporter,
): void {
  const { tags, references } = dialect;
  const counted = numberOf(trailer.text(1));
  if (counted !== count && (orElse === undefined || counted !== orElse)) {
    const message = `${tags.end}01 says ${trailer.text(1) ?? 'nothing'}, the interchange has ${count} ${of}`;
    reporter.report('counts', 'interchange-count', message, trailer.place(1));
  }
  const reference = (trailer.text(2) ?? '').trim();
  const compared = dialect.compare(reference, head.controlNumber);
  if (compared === 'same') return;
  const message = `${tags.end}02 is "${reference}", ${references.interchange} is "${head.controlNumber}"`;
  reporter.report(checkOf(compared), 'interchange-reference', message, trailer.place(2));
}

/** Equal as numbers: the whole is there, but somebody writes it carelessly. */
export function checkOf(compared: 'same-number' | 'different'): 'envelope' | 'references' {
  return compared === 'same-number' ? 'envelope' : 'references';
}
