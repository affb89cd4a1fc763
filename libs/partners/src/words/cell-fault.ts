import type { SheetFinding } from '@quayside/edi';
import type { FieldFacts } from '@quayside/mapping';

/** What is wrong with a cell, as facts. */
export type CellFault =
  /** A value that must be there, and the columns that may have it. */
  | { readonly is: 'missing'; readonly columns: readonly string[] }
  | { readonly is: 'number'; readonly text: string; readonly mark: '.' | ',' }
  | { readonly is: 'day'; readonly text: string; readonly forms: readonly string[] }
  /** What a spreadsheet makes of a long number: 4.01235E+12. */
  | { readonly is: 'shortened'; readonly text: string }
  | { readonly is: 'code'; readonly text: string; readonly codes: readonly string[] }
  | { readonly is: 'gtin'; readonly text: string }
  | { readonly is: 'sscc'; readonly text: string }
  | { readonly is: 'check-digit'; readonly text: string }
  /** A total that the figures which it is made of do not come to. */
  | { readonly is: 'total'; readonly text: string }
  /** Something else than other rows of the same document say, where they must agree. */
  | { readonly is: 'differs'; readonly text: string }
  | { readonly is: 'unusable'; readonly text: string };

/** How the partner writes numbers and days. */
export interface CellForms {
  readonly decimal: '.' | ',';
  readonly dates: readonly string[];
}

/** What a finding about a document says of the cell that it is about; nothing where nothing is wrong for its sender. */
export function cellFault(
  { code, severity, field = '' }: SheetFinding,
  text: string,
  facts: FieldFacts | undefined,
  { columns, ...forms }: CellForms & { readonly columns: readonly string[] },
): CellFault | undefined {
  if (severity === 'info') return undefined;
  switch (code) {
    case 'field-missing':
      return { is: 'missing', columns };
    case 'sscc-check-digit':
      return { is: 'check-digit', text };
    case 'sscc-length':
      return { is: 'sscc', text };
    case 'total-differs':
      return { is: 'total', text };
    case 'rows-differ':
      return { is: 'differs', text };
    case 'field-invalid':
    case 'document-invalid':
      return unreadable(text, field, facts, forms);
    default:
      return { is: 'unusable', text };
  }
}

const shortened = /^\d([.,]\d+)?E\+\d+$/i;

function unreadable(text: string, field: string, facts: FieldFacts | undefined, forms: CellForms): CellFault {
  if (shortened.test(text)) return { is: 'shortened', text };
  const name = field.split('/').at(-1);
  if (name === 'gtin' || name === 'sscc') return { is: name, text };
  if (facts && facts.codes.length > 0) return { is: 'code', text, codes: facts.codes };
  if (facts?.kind === 'decimal') return { is: 'number', text, mark: forms.decimal };
  return facts?.kind === 'date' ? { is: 'day', text, forms: forms.dates } : { is: 'unusable', text };
}
