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
  expect(values.map((each) => each.label)).toEqual(['Lines › 19 › Date planned', 'Commands › 1 › Price unit']);
  expect(values.map((each) => each.pointer)).toEqual(['/lines/19/date_planned', '/commands/0/price_unit']);
});
