import { expect, it } from 'vitest';
import { dialectOf } from './dialect-of.js';
import { following } from './follow.js';
import { odoo17 } from './odoo-17.js';

const there = (fields: Readonly<Record<string, readonly string[]>>) => async (model: string) =>
  model in fields ? new Set(fields[model]) : undefined;

it('calls a field as the server does, where that is not what the table says', async () => {
  const { names } = await following(
    odoo17,
    there({
      'purchase.order': ['acknowledged', 'notes', 'locked', 'incoterm_location'],
      'purchase.order.line': ['product_uom', 'tax_ids'],
    }),
  );
  expect(names.fields['purchase.order']).toEqual({ note: 'notes' });
  expect(names.fields['purchase.order.line']).toEqual({ product_uom_id: 'product_uom' });
  expect(names.absent['purchase.order']).toBeUndefined();
});

it('keeps to the table for what the server does not know under either name', async () => {
  const { names } = await following(odoo17, there({}));
  expect(names.fields['purchase.order']).toEqual({ acknowledged: 'mail_reminder_confirmed', note: 'notes' });
  expect(names.absent['purchase.order']).toEqual({ locked: false, incoterm_location: false });
});

it.each([
  [14, 'json-rpc', true],
  [15, 'json-rpc', false],
  [16, 'json-rpc', false],
  [17, 'json-rpc', false],
  [18, 'json-rpc', false],
  [19, 'json-2', true],
  [20, 'json-2', false],
])('speaks to Odoo %i by %s; proven on a real server: %s', (major, wire, proven) => {
  expect(dialectOf({ text: `${major}.0`, major })).toMatchObject({ version: major, wire, proven });
});

it('has no dialect for what is older', () => {
  expect(dialectOf({ text: '13.0', major: 13 })).toBeUndefined();
});
