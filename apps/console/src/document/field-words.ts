import type { Shapes } from '../api/client';

type Field = Shapes['Field'];

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What a reader looks for first. */
const first = [
  'Number',
  'Order number',
  'Date',
  'Total',
  'Currency',
  'Our item',
  'Their item',
  'Description',
  'Quantity',
  'Unit',
  'Price',
  'Price per',
  'Promised quantity',
  'Promised unit',
  'Promised date',
  'Line number',
  'GTIN',
];

/** Fields under their headings, in the order in which people read them. */
export function groupsOf(fields: readonly Field[]): FieldGroup[] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  const listed = [...groups].map(([title, members]) => ({
    title,
    fields: [...members].sort((a, b) => rank(a) - rank(b)),
  }));
  // The document itself comes before its lines.
  return listed.sort((a, b) => Number(b.title === 'Document') - Number(a.title === 'Document'));
}

function rank({ label }: Field): number {
  const at = first.indexOf(label);
  return at < 0 ? first.length : at;
}

/** "Invoice lines › 1 › Unit price" as "Line 1, unit price". */
export function effectLabel(label: string): string {
  const steps = label.split(' › ');
  const said = steps.map((step, index) =>
    index === 0 ? step.replace(/^(Invoice|Order) lines$/, 'Line') : lower(step),
  );
  return said.join(' ').replace(/^(\S+) (\d+) /, '$1 $2, ');
}

function lower(step: string): string {
  return step.charAt(0).toLowerCase() + step.slice(1);
}
