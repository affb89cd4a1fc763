import type { Shapes } from '../api/client';

type Matching = Shapes['DocumentDetail']['matching'];
type Discrepancy = Shapes['Discrepancy'];

/** One figure of a line: as ordered, as said, and how much they differ. */
export interface Figure {
  readonly ordered: string | null;
  readonly said: string | null;
  readonly difference: string | null;
  readonly differs: boolean;
}

export interface ComparedLine {
  readonly key: string;
  readonly orderLine: string;
  readonly item: string;
  readonly quantity: Figure;
  readonly price: Figure;
  readonly date: Figure;
}

/** Order and document side by side, line by line, with the size of each difference. */
export function compared({ lines, discrepancies }: Matching): ComparedLine[] {
  return lines.map((line) => {
    const own = discrepancies.filter(
      (each) => each.orderLine === line.orderLine && each.orderNumber === line.orderNumber,
    );
    const quantity = line.quantity === null ? null : [line.quantity, line.unit].filter(Boolean).join(' ');
    return {
      key: `${line.orderNumber} ${line.orderLine} ${line.index}`,
      orderLine: line.name,
      item: line.ordered?.item ?? '',
      quantity: figure(own, 'quantity', line.ordered?.quantity ?? null, quantity),
      price: figure(own, 'price', line.ordered?.price ?? null, line.price),
      date: figure(own, 'date', line.ordered?.date ?? null, line.date),
    };
  });
}

function figure(own: readonly Discrepancy[], kind: string, ordered: string | null, said: string | null): Figure {
  const found = own.find((each) => each.kind === kind || each.kind.startsWith(`${kind}-`));
  if (!found) return { ordered, said, difference: null, differs: false };
  return { ordered: found.ordered ?? ordered, said: found.said ?? said, difference: found.difference, differs: true };
}

export const outcomeWords = {
  deliver: 'It is as ordered, within what was agreed.',
  'deliver-with-changes': 'It is delivered; the differences are noted in Odoo.',
  hold: 'It differs from the order by more than was agreed, so a person decides.',
} as const;
