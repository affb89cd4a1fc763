import { anyOf, withOdd } from '@quayside/samples/documents';
import { random } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { documentSchemas, documentTypes } from './document.js';
import { fitsOf } from './fits.js';

const documents = 20_000;

it.each(documentTypes)('says of 20,000 documents of type %s, half of them changed, what the schema says', (type) => {
  const schema = documentSchemas[type];
  const fits = fitsOf(schema);
  const next = random(documentTypes.indexOf(type) + 1);
  for (let n = 0; n < documents; n++) {
    const right = anyOf(schema, next);
    const value = n % 2 === 0 ? right : withOdd(right, next);
    if (fits(value) !== schema.safeParse(value).success) expect.fail(`document ${n} of ${type}: ${shown(value)}`);
  }
});

function shown(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
}
