import { linesOfText } from './plain-text.js';

/** A line of an order as far as its words go. */
interface Worded {
  readonly id: number;
  readonly display_type: string | false;
  readonly name: string;
}

/** What the lines of an order say in words: beside their figures, and about the order as a whole. */
export interface LineTexts {
  readonly byLine: ReadonlyMap<number, readonly string[]>;
  readonly document: readonly string[];
}

/**
 * The words that stand between the lines, by the line that they belong to: a heading to the one below it, a note to the one
 * above it. What has no such line belongs to the order.
 */
export function lineTexts(lines: readonly Worded[]): LineTexts {
  const byLine = new Map<number, readonly string[]>();
  const document: string[] = [];
  let above: number | undefined;
  let headings: readonly string[] = [];
  for (const { id, display_type: type, name } of lines) {
    if (type === false) {
      byLine.set(id, [...headings, ...linesOfText(name).slice(1)]);
      headings = [];
      above = id;
      continue;
    }
    // A note right below a heading goes with the heading.
    if (type !== 'line_note' || headings.length > 0) headings = [...headings, ...linesOfText(name)];
    else if (above === undefined) document.push(...linesOfText(name));
    else byLine.set(above, [...(byLine.get(above) ?? []), ...linesOfText(name)]);
  }
  return { byLine, document: [...document, ...headings] };
}

/** A line's text as the article is called: Odoo begins it with the article number, and goes on below with what is said of it. */
export function articleName(text: string, codes: readonly (string | undefined)[]): string | undefined {
  const [first] = linesOfText(text);
  const code = codes.find((each) => each !== undefined && first?.startsWith(`[${each}] `));
  return code === undefined ? first : first?.slice(code.length + 2).trim();
}
