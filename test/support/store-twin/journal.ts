import type { JournalLine } from '@quayside/exchange';
import { shown } from '@quayside/std';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

type StoredLine = JournalLine & { readonly number: number };

const lines = table<StoredLine>('journal', ({ number }) => [number]);

export async function writeLine(tx: Transaction, line: JournalLine): Promise<void> {
  await tx.insert(lines, { ...line, what: shown(line.what), number: Number(tx.next('journal')) });
}

/** Every line in the order in which it was written. */
export function journalLines(rows: Rows): readonly JournalLine[] {
  return inOrder(rows.all(lines), ({ number }) => [number]).map(({ number: _, ...line }) => line);
}
