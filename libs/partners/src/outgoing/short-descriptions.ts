import type { ChangedLine, OrderLine } from '@quayside/canonical';
import { inLines } from './in-lines.js';
import type { SentOrder } from './order-without-internals.js';

/** How much of a description has its place beside the item: so many texts of so many characters. */
export interface DescriptionPlace {
  readonly texts: number;
  readonly longest: number;
}

/** An order whose descriptions fit in their place: one that does not begins there, and is whole in a note of its line. */
export function withShortDescriptions<Document extends SentOrder>(
  document: Document,
  place: DescriptionPlace | undefined,
): Document {
  if (!place) return document;
  return { ...document, lines: document.lines.map((line: OrderLine | ChangedLine) => shortened(line, place)) };
}

function shortened<Line extends OrderLine | ChangedLine>(line: Line, { texts, longest }: DescriptionPlace): Line {
  const { item, notes = [] } = line;
  const whole = item.description?.replace(/\s+/g, ' ').trim() ?? '';
  const lines = inLines(whole, longest);
  if (lines.length <= texts) return line;
  return { ...line, item: { ...item, description: lines.slice(0, texts).join(' ') }, notes: [whole, ...notes] };
}
