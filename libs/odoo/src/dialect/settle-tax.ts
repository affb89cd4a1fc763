import { dividedBy, minus, negated, plus, rounded, times, zero, type Decimal } from '@quayside/std';
import { z } from 'zod';
import { decimalFrom } from '../number.js';
import type { Transport } from '../wire/transport.js';

export interface DraftBill {
  readonly id: number;
  readonly move_type: string;
}

/** Adds an amount to the tax of a draft bill, so that its total follows. Answers whether there was a tax line to take it. */
export type SettleTax = (transport: Transport, bill: DraftBill, difference: Decimal) => Promise<boolean>;

const line = z.object({ id: z.number(), amount_currency: z.number() });

/** From Odoo 16: the payable line follows the tax line. */
export const taxLineAlone: SettleTax = async (transport, bill, difference) => {
  const domain = [
    ['move_id', '=', bill.id],
    ['display_type', '=', 'tax'],
  ];
  const query = { domain, fields: ['amount_currency'], order: 'id', limit: 1 };
  const [tax] = await transport.call('account.move.line', 'search_read', query, z.array(line));
  if (!tax) return false;
  const amount_currency = Number(plus(decimalFrom(tax.amount_currency), signed(bill, difference)));
  await writeLines(transport, bill, [[1, tax.id, { amount_currency }]]);
  return true;
};

const balanced = line.extend({ balance: z.number(), tax_line_id: z.unknown(), account_internal_type: z.unknown() });

/** Odoo 14 and 15: both change in one write, or the entry would not balance. */
export const taxAndPayable: SettleTax = async (transport, bill, difference) => {
  const fields = ['amount_currency', 'balance', 'tax_line_id', 'account_internal_type'];
  const query = { domain: [['move_id', '=', bill.id]], fields, order: 'id' };
  const lines = await transport.call('account.move.line', 'search_read', query, z.array(balanced));
  const tax = lines.find((each) => each.tax_line_id !== false);
  const payable = lines.findLast((each) => each.account_internal_type === 'payable');
  if (!tax || !payable) return false;
  const more = signed(bill, difference);
  const inCompany = companyAmount(tax, more);
  await writeLines(transport, bill, [
    [1, tax.id, changed(tax, more, inCompany)],
    [1, payable.id, changed(payable, negated(more), negated(inCompany))],
  ]);
  return true;
};

/** What is owed on a bill is a credit, on a credit note a debit; taxes the other way round. */
function signed(bill: DraftBill, difference: Decimal): Decimal {
  return bill.move_type === 'in_refund' ? negated(difference) : difference;
}

type Balanced = z.infer<typeof balanced>;

/** An amount in the currency of the bill in that of the company, at the rate of the line. */
function companyAmount({ balance, amount_currency }: Balanced, amount: Decimal): Decimal {
  if (amount_currency === 0) return amount;
  return rounded(dividedBy(times(amount, decimalFrom(balance)), decimalFrom(amount_currency)), 2);
}

function changed(from: Balanced, more: Decimal, inCompany: Decimal) {
  const balance = plus(decimalFrom(from.balance), inCompany);
  const isDebit = Number(balance) > 0;
  return {
    amount_currency: Number(plus(decimalFrom(from.amount_currency), more)),
    debit: Number(isDebit ? balance : zero),
    credit: Number(isDebit ? zero : minus(zero, balance)),
  };
}

async function writeLines(transport: Transport, bill: DraftBill, line_ids: readonly unknown[]): Promise<void> {
  await transport.call('account.move', 'write', { ids: [bill.id], vals: { line_ids } }, z.literal(true));
}
