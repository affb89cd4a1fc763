import type { Shapes } from '../api/client';
import { DataTable, type Column } from '../parts/data-table';
import { Loading } from '../parts/loading';
import { Problem } from '../parts/problem';
import { money } from '../words/numbers';

type Bills = Shapes['OrderBills'];
type Bill = Bills['bills'][number];

const columns: readonly Column<Bill>[] = [
  { title: 'Bill', cell: (bill) => <Opened bill={bill} />, grow: true },
  { title: 'Date', cell: (bill) => bill.date ?? '', nowrap: true, from: 'medium' },
  { title: 'Due', cell: (bill) => bill.dueOn ?? '', nowrap: true, from: 'medium' },
  { title: 'Total', cell: (bill) => money(bill.total, bill.currency), end: true, nowrap: true },
  { title: 'Paid', cell: (bill) => money(bill.paid, bill.currency), end: true, nowrap: true },
  { title: 'To pay', cell: (bill) => money(bill.open, bill.currency), end: true, nowrap: true },
];

function Opened({ bill: { url, name, number, kind, state } }: { readonly bill: Bill }) {
  const what = kind === 'credit-note' ? 'Credit note' : 'Bill';
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer">
        {number ?? name ?? what}
      </a>{' '}
      {state === 'draft' ? `${what}, draft` : what}
    </>
  );
}

interface Props {
  readonly bills: Bills | undefined;
  readonly error: Error | null;
  readonly again: () => void;
}

/** The bills on an order and what of them is paid, as Odoo has it now. */
export function OrderBills({ bills, error, again }: Props) {
  if (error) return <Problem error={error} what="The bills" again={again} />;
  if (!bills) return <Loading rows={2} />;
  if (bills.unknown !== null) return <p>Odoo could not be asked for bills: {bills.unknown}</p>;
  if (bills.bills.length === 0) return <p>Nothing of it is billed yet.</p>;
  return <DataTable label="Bills on the order" columns={columns} rows={bills.bills} rowKey={({ url }) => url} />;
}

/** What of a line is paid: nothing while that is not known. */
export function paidOn(bills: Bills | undefined, line: string): string {
  const paid = bills?.lines.find(({ number }) => number === line)?.paid ?? [];
  return paid.map(({ amount, currency }) => money(amount, currency)).join(', ');
}
