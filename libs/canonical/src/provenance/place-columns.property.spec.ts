import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin } from './origin.js';
import { PlaceColumns } from './place-columns.js';
import { placesFromJson } from './places-from-json.js';

const count = fc.integer({ min: 0, max: 2 ** 32 - 2 });
const path = fc.oneof(
  fc.constantFrom('', '/Invoice/cac:InvoiceLine[12]/cbc:ID', '/lines/007/ship-to/4711', '/*/[*]'),
  fc.string({ unit: 'binary' }).map((text) => `/${text}`),
);
const place = fc.record(
  {
    offset: fc.maxSafeNat().map((offset) => Math.floor(offset / 4)),
    ...{ length: count, tag: fc.constantFrom('PO1', 'DTM', 'é', ''), segment: count, element: count, component: count },
    ...{ repetition: count, row: count, column: count, path },
  },
  { requiredKeys: [] },
);
const origin: fc.Arbitrary<Origin> = fc
  .tuple(place, fc.array(place, { maxLength: 3 }))
  .map(([first, also]) => (also.length > 0 ? { ...first, also } : first));
const step = fc.oneof(
  fc.nat({ max: 20 }).map(String),
  fc.constantFrom('lines', 'price', '*', '\\*', '\\', '01', '', '9999999999', '__proto__'),
);
const pointer = fc.oneof(
  fc.array(step, { maxLength: 5 }).map((steps) => steps.map((each) => `/${each}`).join('')),
  fc.string(),
);
const provenance = fc.uniqueArray(fc.tuple(pointer, origin), { maxLength: 30, selector: ([at]) => at });

describe('places as columns', () => {
  it('say what the object said, in its order, also after they were stored', () => {
    fc.assert(
      fc.property(provenance, (entries) => {
        const places = placesFromJson(Object.fromEntries(entries));
        const stored = new PlaceColumns(places.toBytes());
        const before = JSON.stringify(Object.fromEntries(entries.map(([at, each]) => [at, sorted(each)])));
        expect(JSON.stringify(places.toJson())).toBe(before);
        expect(JSON.stringify(stored.toJson())).toBe(before);
        for (const [at, each] of entries) expect(stored.origin(at)).toEqual(each);
      }),
    );
  });

  it('find nothing that was not put in', () => {
    fc.assert(
      fc.property(provenance, pointer, (entries, other) => {
        const known = new Map(entries);
        fc.pre(!known.has(other));
        expect(placesFromJson(Object.fromEntries(entries)).origin(other)).toBeUndefined();
      }),
    );
  });

  it('are refused quickly where bytes are none of them', () => {
    fc.assert(
      fc.property(provenance, fc.nat(), fc.nat({ max: 255 }), fc.boolean(), (entries, at, byte, cut) => {
        const bytes = placesFromJson(Object.fromEntries(entries)).toBytes();
        bytes[at % bytes.length] = byte;
        const damaged = new PlaceColumns(cut ? bytes.slice(0, at % bytes.length) : bytes);
        try {
          damaged.toJson();
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

/** With its members in the order in which JSON names them. */
function sorted({ also, ...each }: Origin): Origin {
  const { offset, length, tag, segment, element, component, repetition, row, column, path: at } = each;
  const place = JSON.parse(
    JSON.stringify({ offset, length, tag, segment, element, component, repetition, row, column, path: at }),
  ) as Origin;
  return also ? { ...place, also: also.map(sorted) } : place;
}
