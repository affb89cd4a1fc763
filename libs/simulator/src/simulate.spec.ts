import { join } from 'node:path';
import { type Order, orderSchema } from '@quayside/canonical';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { compilePartner, loadPartnerFolder, type Partner } from '@quayside/partners';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { scenarioNames } from './scenarios.js';
import { simulate } from './simulate.js';

const root = join(import.meta.dirname, '../../..');
const { sources } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));
const partners = sources.map((each) => must(compilePartner(each)));

const order: Order = orderSchema.parse({
  type: 'order',
  number: 'P00042',
  currency: 'EUR',
  lines: [
    {
      number: '1',
      item: { buyer: 'BOLT-M8', supplier: 'S-1', gtin: '4006381333931' },
      quantity: { value: '100', unit: 'H87' },
      price: { amount: '18.4', basis: '100', unit: 'H87' },
      deliveryDate: '2026-12-07',
      tracking: 'lot',
    },
    { number: '2', item: { buyer: 'GEAR-20' }, quantity: { value: '24', unit: 'H87' }, price: { amount: '50' } },
  ],
});
const options = { at: new Date('2026-11-25T10:00:00Z'), controlNumber: 7 };

async function numbersIn(partner: Partner, bytes: Uint8Array): Promise<string[]> {
  if (partner.id === 'kern') {
    async function* chunks() {
      yield await Promise.resolve(bytes);
    }
    const found: string[] = [];
    for await (const event of partner.csv?.read(chunks(), 0) ?? []) {
      if (event.kind === 'set') found.push(...event.translation.documents.map((each) => each.document.number));
    }
    return found;
  }
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ ...partner.reading, onSet: (set) => sets.push(set) });
  reader.push(bytes);
  if (!reader.end().complete) return [];
  for (const set of sets) expect(set.verdict, Buffer.from(bytes).toString()).toBe('accepted');
  return sets.flatMap((set) => partner.translate(set).documents.map((each) => each.document.number));
}

describe.each(partners.map((each) => [each.id, each] as const))('%s', (_, partner) => {
  it.each(scenarioNames)('can play %s in its own format', async (name) => {
    const files = must(simulate(partner, order, name, options));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const numbers = await numbersIn(partner, file.bytes);
      expect(numbers).toHaveLength(name === 'broken-envelope' ? 0 : 1);
    }
    expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
  });
});

it('sends a duplicate as the same bytes, and a resent file under another number', () => {
  const [acme] = partners;
  const bytes = (name: 'duplicate' | 'resend') =>
    must(simulate(acme as Partner, order, name, options)).map((file) => Buffer.from(file.bytes).toString());
  const [first, again] = bytes('duplicate');
  expect(again).toBe(first);
  const [one, other] = bytes('resend');
  expect(other).not.toBe(one);
});

it('writes nothing that its own reader would warn about', () => {
  const [acme] = partners;
  for (const { bytes } of must(simulate(acme as Partner, order, 'clean', options))) {
    const sets: SetReading[] = [];
    const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
    reader.push(bytes);
    reader.end();
    expect(sets.flatMap((set) => set.findings.map((each) => each.message))).toEqual([]);
  }
});
