import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DeliverableDocument,
  invoiceSchema,
  type Order,
  orderAcknowledgementSchema,
  orderSchema,
  shipNoticeSchema,
} from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { causes } from './explain/explanation.js';
import { match } from './match.js';
import { defaultMatchingPolicy, discrepancyKinds, lineKeys, type MatchingPolicy } from './policy.js';

// docs/matching.md says which rules there are; here its tables are read, and each case is tried.
const page = readFileSync(join(import.meta.dirname, '../../../docs/matching.md'), 'utf8');

/** The rows of the table with this heading in its first cell, without the marks of code. */
function rowsOf(first: string): string[][] {
  const lines = page.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${first} `));
  const end = lines.findIndex((line, n) => n > from && !line.startsWith('|'));
  const cells = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''));
  return lines.slice(from + 2, end).map(cells);
}

describe('docs/matching.md', () => {
  it('names every kind of difference in its weight, with what holds beyond it and who owns it', () => {
    const { beyond, owners } = defaultMatchingPolicy;
    expect(rowsOf('kind').map(([kind, , , held, owner]) => [kind, held, owner])).toEqual(
      discrepancyKinds.map((kind) => [kind, beyond[kind], owners[kind]]),
    );
  });

  it('names the keys of lines in their order, and every cause', () => {
    expect(rowsOf('key').map(([key]) => key)).toEqual(lineKeys);
    expect(rowsOf('cause').map(([cause]) => cause)).toEqual(causes);
  });
});

/** "100 at 1.25 for 2026-12-03" */
function figures(text: string) {
  const [, quantity = '', price, date] = /^(\d+)(?: at ([\d.]+))?(?: for (\d{4}-\d\d-\d\d))?$/.exec(text) ?? [];
  return {
    quantity: { value: quantity, unit: 'EA' },
    ...(price === undefined ? {} : { price: { amount: decimalOf(price) } }),
    date,
  };
}

function orderFrom(text: string): Order {
  const [said = '', ...states] = text.split(', ');
  const { quantity, price, date } = figures(said);
  const counted = (word: string) => states.find((each) => each.endsWith(word))?.split(' ')[0];
  const [received, billed] = [counted('received'), counted('billed')];
  const line = {
    ...{ number: '1', item: { buyer: 'BOLT' }, quantity, price },
    ...(date === undefined ? {} : { deliveryDate: date }),
    ...(received === undefined ? {} : { received }),
    ...(billed === undefined ? {} : { billed }),
  };
  return orderSchema.parse({ type: 'order', number: 'P1', currency: 'EUR', state: 'confirmed', lines: [line] });
}

function documentFrom(text: string): DeliverableDocument {
  const [, kind = '', said = '', total = '0'] = /^(\w+) (.*?)(?: total ([\d.]+))?$/.exec(text) ?? [];
  const { date, ...line } = figures(said);
  const base = { number: 'D', orderNumber: 'P1' };
  if (kind === 'notice') {
    return shipNoticeSchema.parse({ type: 'ship-notice', ...base, packs: [], lines: [{ number: '1', ...line }] });
  }
  if (kind === 'invoice') {
    return invoiceSchema.parse({ type: 'invoice', ...base, currency: 'EUR', total, lines: [{ number: '1', ...line }] });
  }
  const promise = date === undefined ? {} : { date, dateMeans: 'delivery' };
  const commitments = [{ status: 'accepted', quantity: line.quantity, ...promise }];
  const lines = [{ number: '1', ...line, commitments }];
  return orderAcknowledgementSchema.parse({ type: 'order-acknowledgement', ...base, lines });
}

/** "price 4 %, daysLate 2" as the policy that a profile with it has. */
function policyFrom(text: string): MatchingPolicy {
  const changes = text.split(', ').map((each): Partial<MatchingPolicy> => {
    const [name = '', value = ''] = each.split(' ');
    const { beyond } = defaultMatchingPolicy;
    if (name === 'daysLate') return { daysLate: Number(value) };
    if (name === 'date') return { beyond: { ...beyond, date: value as 'hold' } };
    if (name === 'beforeReceipt') {
      const billBeforeReceipt = value as 'note' | 'hold';
      return { billBeforeReceipt, beyond: { ...beyond, receipt: billBeforeReceipt } };
    }
    return name === '' ? {} : { [name]: { percent: decimalOf(value) } };
  });
  return Object.assign({}, defaultMatchingPolicy, ...changes) as MatchingPolicy;
}

it.each(rowsOf('ordered'))('%s: %s (%s) is %s %s', (ordered, comes, agreed, outcome, because) => {
  const decision = match(documentFrom(comes ?? ''), [orderFrom(ordered ?? '')], policyFrom(agreed ?? ''));
  const kinds = decision.discrepancies.map(({ kind }) => kind).join();
  expect([decision.outcome, kinds]).toEqual([outcome, because]);
});
