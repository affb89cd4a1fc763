import type { Effect } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { presentEffect } from './present-effect.js';

const effect: Effect = {
  key: 'k',
  model: 'purchase.order',
  action: 'write',
  target: 'P00009',
  title: 'Confirm 2 dates on P00009',
  values: { lines: { '19': { date_planned: '2026-12-09' } }, commands: [{ price_unit: '0.85' }] },
  provenance: {},
};

const nowhere = () => '';

it('shows what a note says, not how it is written', () => {
  const body =
    '<p>Acme &#38; Co &#60;b&#62;</p><ul><li>one</li><li>two</li></ul><table class="t"><tr><td>3</td></tr></table>';
  const { values } = presentEffect(
    { effect: { ...effect, values: { body } }, applied: null, appliedAt: null },
    nowhere,
  );
  expect(values[0]?.value).toBe('Acme & Co <b> one two 3');
});

it('calls a line of the order by its number, and counts what stands in a list from 1', () => {
  const { values } = presentEffect({ effect, applied: null, appliedAt: null }, nowhere);
  expect(values.map((each) => each.label)).toEqual(['Lines › 19 › Expected arrival', 'Commands › 1 › Unit price']);
  expect(values.map((each) => each.pointer)).toEqual(['/lines/19/date_planned', '/commands/0/price_unit']);
});

it('calls fields as the screens of Odoo do, and leaves out where Odoo keeps what', () => {
  const values = {
    ...{ move_type: 'in_invoice', ref: '80114', acknowledged: true, res_model: 'account.move', mimetype: 'text/plain' },
    invoice_line_ids: [{ purchase_line_id: '19', price_unit: '0.85' }],
  };
  const shown = presentEffect({ effect: { ...effect, values }, applied: null, appliedAt: null }, nowhere).values;
  expect(shown.map(({ label, value }) => [label, value])).toEqual([
    ['Type', 'Vendor bill'],
    ['Bill reference', '80114'],
    ['Acknowledged', 'yes'],
    ['Invoice lines › 1 › Order line', '19'],
    ['Invoice lines › 1 › Unit price', '0.85'],
  ]);
});
