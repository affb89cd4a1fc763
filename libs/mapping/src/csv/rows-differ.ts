import type { CanonicalDocument } from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { TranslatedDocument } from '../read/translation.js';

/** What a document has once, and is another document where rows say it otherwise. */
const once = ['/type', '/currency', '/total'] as const;

/** Rows of one document that say two currencies, two totals or two kinds of it: which of them holds nobody knows. */
export function rowsDiffer({ document, provenance, leftovers }: TranslatedDocument): Finding[] {
  return once.flatMap((field) => {
    const origin = provenance.origin(field);
    if (origin?.column === undefined) return [];
    const other = leftovers.find(({ column, row, text }) => {
      return column === origin.column && row !== origin.row && !isSame(text, document, field);
    });
    if (!other) return [];
    const { text, ...place } = other;
    const message = `Row ${other.row} says "${text}" where row ${origin.row} of the same document says something else: which of them holds is not known`;
    return [{ ...place, code: 'rows-differ', severity: 'fatal', field, message }];
  });
}

/** 346 and 346,00 are one total, EUR and eur one currency. */
function isSame(text: string, document: CanonicalDocument, field: (typeof once)[number]): boolean {
  const value = (document as unknown as Readonly<Record<string, unknown>>)[field.slice(1)];
  if (typeof value !== 'string') return true;
  const written = text.trim().toUpperCase();
  if (field !== '/total') return written === value.toUpperCase();
  const digits = written.replace(/[^\d.,-]/g, '');
  const readings = [digits.replaceAll(',', ''), digits.replaceAll('.', '').replace(',', '.')];
  return readings.some((reading) => Number(reading) === Number(value));
}
