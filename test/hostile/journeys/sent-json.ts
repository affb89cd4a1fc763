import fc from 'fast-check';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const item = { buyer: 'BOLT-M8', gtin: '4012345678901', identifiers: [{ scheme: 'drawing', value: 'D-1' }] };
const quantity = { value: '100', unit: 'EA' };
const price = { amount: '1.25' };
const common = {
  date: '2026-11-23',
  parties: [{ role: 'seller', name: 'Mixed', identifiers: [{ scheme: 'gln', value: '4012345000009' }] }],
  references: [{ kind: 'contract', value: 'C-1' }],
  notes: ['a note'],
};

/** Our own documents as JSON, one of each kind that partners send; small, and right. */
export const documents: readonly Json[] = [
  {
    ...{ type: 'order-acknowledgement', number: 'AB-1', orderNumber: 'P00001', ...common },
    lines: [
      {
        number: '10',
        orderLine: '10',
        item,
        price,
        commitments: [{ status: 'accepted', quantity, date: '2027-01-20' }],
      },
    ],
  },
  {
    ...{ type: 'ship-notice', number: 'S-1', orderNumber: 'P00001', ...common },
    packs: [{ id: 'p1', kind: 'other', sscc: '340123450000000013' }],
    lines: [{ number: '1', orderNumber: 'P00001', orderLine: '10', item, quantity, pack: 'p1', lot: 'L-1' }],
  },
  {
    ...{ type: 'invoice', number: 'R-1', orderNumber: 'P00001', currency: 'EUR', total: '125', ...common },
    lines: [{ number: '1', orderNumber: 'P00001', orderLine: '10', item, quantity, price, amount: '125' }],
  },
  { type: 'price-catalogue', number: 'PL-1', ...common, lines: [{ number: '1', item, price }] },
  {
    type: 'inventory-report',
    number: 'I-1',
    ...common,
    lines: [{ number: '1', item, quantities: [{ kind: 'on-hand', quantity }] }],
  },
  {
    type: 'application-advice',
    number: 'A-1',
    ...common,
    answers: [{ verdict: 'rejected', setType: '850', number: 'P00001' }],
  },
];

const anything = fc.constantFrom<Json>(
  ...[null, true, 0, -1, 1e300, '', 'x', '\0', '\ud800', '\u202e', 'x'.repeat(3000), '2026-13-45', '1e9'],
  ...[[], {}, [null], [[]], ['x'], { a: 1 }, { value: {} }, [{}, 'x', null]],
);

/** What is put in place of one of the values of a document, or beside them under a name. */
const edit = fc.record({
  which: fc.nat(60),
  by: anything,
  how: fc.constantFrom('replace', 'remove', 'name', 'double'),
  name: fc.constantFrom('__proto__', 'constructor', 'toString', 'k\0', 'k\ud800', 'lines', 'number', 'type'),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function slotsOf(value: unknown): Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...slotsOf(holder[key])]);
}

function edited(document: Json, { which, by: put, how, name }: Edit): void {
  // A later edit may change what this one puts in.
  const by = structuredClone(put);
  const slots = slotsOf(document);
  const slot = slots[which % slots.length];
  if (!slot) return;
  const { holder, key } = slot;
  if (how === 'replace') holder[key] = by;
  else if (how === 'remove') Reflect.deleteProperty(holder, key);
  else if (how === 'double') holder[key] = [holder[key], holder[key]];
  else if (!Array.isArray(holder))
    Object.defineProperty(holder, name, { value: by, enumerable: true, configurable: true, writable: true });
}

/** A document in JSON of which some values are none of their kind. */
export const sentJson = fc
  .record({ of: fc.nat(documents.length - 1), edits: fc.array(edit, { maxLength: 4 }) })
  .map(({ of, edits }) => {
    const document = structuredClone(documents[of]) as Json;
    for (const each of edits) edited(document, each);
    return JSON.stringify(document);
  });
