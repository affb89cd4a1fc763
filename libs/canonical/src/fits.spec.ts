import { anyOf, withOdd } from '@quayside/samples/documents';
import { random } from '@quayside/samples/interchanges';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { documentSchema, documentSchemas, documentTypes, fitsDocument } from './document.js';
import { fitsOf } from './fits.js';

it.each(documentTypes)('says of %s what the schema says', (type) => {
  const schema = documentSchemas[type];
  const fits = fitsOf(schema);
  const seen = { right: 0, wrong: 0 };
  const property = fc.property(fc.nat(), (seed) => {
    const next = random(seed);
    const right = anyOf(schema, next);
    expect(fits(right)).toBe(true);
    for (const value of [right, withOdd(right, next), withOdd(right, next)]) {
      const expected = schema.safeParse(value).success;
      expect(fits(value)).toBe(expected);
      expect(fitsDocument(value)).toBe(documentSchema.safeParse(value).success);
      seen[expected ? 'right' : 'wrong']++;
    }
  });
  fc.assert(property, { numRuns: 200 });
  // A check that agrees because nothing was ever wrong tells nothing.
  expect(seen.wrong).toBeGreaterThan(50);
});

it('refuses to make a check of a schema that it does not know', () => {
  for (const odd of [
    z.number(),
    z.object({}),
    z.array(z.string()).min(1),
    z.string().max(3),
    z.strictObject({}).refine(() => true),
  ]) {
    expect(() => fitsOf(odd)).toThrow(TypeError);
  }
});

it('looks at each repetition of a text afresh', () => {
  const fits = fitsOf(z.string().regex(/^a/));
  expect(['ab', 'ab', 'b', 'ab'].map(fits)).toEqual([true, true, false, true]);
});
