import { orderPartner, workedOrder } from '@quayside/samples/orders';
import { must } from '@quayside/std';
import { expect, it } from 'vitest';
import { outgoingFile } from './outgoing-file.js';
import type { Sending } from './sending.js';

const sending: Sending = { from: 'us', at: new Date('2026-12-01T23:15:00Z'), controlNumber: 7, usage: 'live' };
const text = (file: { readonly bytes: Uint8Array }) => Buffer.from(file.bytes).toString('latin1');
const withoutTaxes = () => {
  const order = workedOrder();
  return { ...order, lines: order.lines.map(({ taxes: _, ...line }) => line) };
};

it('goes from us to the partner, at the time of the zone that was agreed', () => {
  const partner = orderPartner({ order: {} }, { timeZone: 'Europe/Berlin' });
  const file = must(outgoingFile(partner, withoutTaxes(), sending));
  expect(text(file)).toMatch(
    /^ISA\*00\* {10}\*00\* {10}\*ZZ\*DYNAMO {9}\*01\*123456789 {6}\*261202\*0015\*U\*00401\*000000007\*0\*P\*>~\n/,
  );
  expect(text(file)).toContain('GS*PO*DYNAMO*GLOBEXPO*20261202*0015*7*X*004010~');
  expect(file).toMatchObject({
    ...{ format: 'x12', ending: 'x12', mediaType: 'application/edi-x12' },
    numbers: { interchange: '000000007', group: '7', set: '0001' },
  });
});

it('goes from the partner to us where the simulator plays it', () => {
  const file = must(
    outgoingFile(orderPartner({ order: {} }), withoutTaxes(), { ...sending, from: 'partner', usage: 'test' }),
  );
  expect(text(file)).toMatch(/^ISA\*.{28}01\*123456789 {6}\*ZZ\*DYNAMO {9}\*.*\*0\*T\*>~/);
});

it('has the version of the release in ISA', () => {
  const file = must(outgoingFile(orderPartner({ order: { release: '005010' } }), withoutTaxes(), sending));
  expect(text(file)).toContain('*^*00501*000000007*');
});

it('says nothing that only we know, and nothing of a line that is not wanted', () => {
  const file = must(outgoingFile(orderPartner({ order: { format: 'json' } }), withoutTaxes(), sending));
  const sent = JSON.parse(text(file)) as { lines: object[] };
  expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['state']));
  expect(sent.lines).toHaveLength(2);
  expect(text(file)).not.toMatch(/"(state|acknowledged|received|billed|tracking|packs|isService|announced)"/);
});
