import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchema } from '@quayside/canonical';
import { defaultCsv } from '@quayside/edi';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';
import { readCsvDocuments } from '../csv/read-csv-documents.js';
import { csvFile } from '../csv/write-csv-document.js';

const folder = join(import.meta.dirname, '../../../../mappings/csv');
const agreed = { ...defaultCsv, header: true };

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,;"-]{0,10}[A-Za-z0-9]$/).filter((text) => !/ {2}/.test(text));
const day = fc.integer({ min: 10, max: 28 }).map((n) => `2027-02-${n}`);
const decimal = fc.integer({ min: 1, max: 99_999 }).map((n) => String(n / 100));
const quantity = fc.record({ value: decimal, unit: fc.constantFrom('H87', 'KGM', 'XBX', 'MTR') });
const line = {
  item: fc.record({ buyer: word, supplier: word, gtin: fc.constant('4006381333931'), description: word }),
  price: fc.record({ amount: decimal, basis: fc.constantFrom('100', '1000') }),
  deliveryDate: day,
  notes: fc.tuple(word),
};
const buyer = fc.record({
  role: fc.constant('buyer'),
  name: word,
  contacts: fc.tuple(
    fc.record({ name: word, email: fc.constant('ann@dynamo.example'), phone: fc.constant('+49 3641') }),
  ),
});
const shipTo = fc.record({
  role: fc.constant('ship-to'),
  name: word,
  identifiers: fc.constant([{ scheme: 'gln', value: '4012345000016' }]),
  address: fc.record({
    lines: fc.tuple(word, word),
    city: word,
    region: word,
    postalCode: fc.constant('07743'),
    country: fc.constant('DE'),
  }),
});
const head = {
  date: day,
  currency: fc.constantFrom('EUR', 'USD'),
  deliveryTerms: fc.record({ incoterm: fc.constantFrom('DAP', 'EXW'), place: word }),
  terms: fc.tuple(fc.record({ description: word })),
  notes: fc.tuple(word),
  parties: fc.tuple(buyer, shipTo),
};

/** Lines that are numbered as they stand. */
function lines(fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[]) {
  return fc
    .array(fc.record(fields, { requiredKeys: requiredKeys as never[] }), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((each, i) => ({ number: String(i + 1), ...(each as object) })));
}

const orders = fc
  .record(
    {
      ...head,
      number: fc.constantFrom('P00042', 'PO-7'),
      purpose: fc.constantFrom('original', 'replace', 'cancellation'),
      total: decimal,
      lines: lines({ ...line, quantity, amount: decimal }, ['item', 'quantity']),
    },
    { requiredKeys: ['number', 'lines'] },
  )
  .map((fields) => ({ type: 'order', ...fields }));

const actions = [
  'added',
  'deleted',
  'changed',
  'quantity-increased',
  'quantity-decreased',
  'price-changed',
  'date-changed',
];
const changes = fc
  .record(
    {
      ...head,
      orderDate: day,
      purpose: fc.constantFrom('change', 'cancellation'),
      lines: lines({ ...line, quantity, remaining: decimal, action: fc.constantFrom(...actions, 'unchanged') }, [
        'item',
        'action',
      ]),
    },
    { requiredKeys: ['lines'] },
  )
  .map((fields) => ({
    ...{ type: 'order-change', number: 'P00042-3', orderNumber: 'P00042', changeNumber: '3' },
    ...fields,
  }));

it.each([
  ['order', orders],
  ['order-change', changes],
] as const)('read(write(d)) = d in CSV, for %s', async (name, documents) => {
  const { mapping, layout } = compiled(name);
  await fc.assert(
    fc.asyncProperty(documents as fc.Arbitrary<object>, async (fields) => {
      const document = documentSchema.parse(fields);
      const written = mapping.write(document);
      expect(written.findings).toEqual([]);
      const bytes = csvFile(written, layout, agreed);
      const read = [];
      for await (const event of readCsvDocuments(only(bytes), [{ ...mapping, layout }], agreed)) {
        if (event.kind === 'end') expect(event.findings).toEqual([]);
        else read.push(...event.translation.documents);
      }
      expect(read.flatMap(({ findings }) => findings).filter(({ code }) => code !== 'total-differs')).toEqual([]);
      expect(read.map((each) => each.document)).toEqual([document]);
    }),
    { numRuns: 60 },
  );
});

async function* only(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

function compiled(name: string) {
  const source = (file: string) => ({ file: `csv/${file}`, text: readFileSync(join(folder, file), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release: '', settings, tables: source('tables.yaml') };
  const { mapping, findings } = compileMapping(source(`${name}.yaml`), options);
  expect(findings).toEqual([]);
  if (!mapping?.layout) throw new Error('no rows');
  return { mapping, layout: mapping.layout };
}
