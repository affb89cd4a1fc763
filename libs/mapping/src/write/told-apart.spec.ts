import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanonicalDocument, documentSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { readXmlFile } from '../elements/read-xml-file.js';
import { compileMapping } from '../compile-mapping.js';

// A line of UBL's OrderResponse says one status: an answer with several is several lines about one line of the order.

const folder = join(import.meta.dirname, '../../../../mappings/ubl');
const source = (name: string) => ({ file: `ubl/${name}`, text: readFileSync(join(folder, name), 'utf8') });

function mapping() {
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release: '', settings, tables: source('tables.yaml') };
  const compiled = compileMapping(source('OrderResponse.yaml'), options).mapping;
  if (!compiled?.elements) throw new Error('no mapping of XML');
  return { ...compiled, elements: compiled.elements };
}

const pieces = (value: string) => ({ value, unit: 'H87' });
const first = { number: '10', commitments: [{ status: 'accepted', quantity: pieces('1') }] };

function answer(...commitments: object[]): CanonicalDocument {
  const line = { number: '20', price: { amount: '0.4' }, notes: ['as told by phone'], commitments };
  return documentSchema.parse({
    ...{ type: 'order-acknowledgement', number: 'AB-1', orderNumber: 'P1', currency: 'EUR', lines: [first, line] },
  });
}

async function throughUbl(document: CanonicalDocument) {
  const { text = '', findings } = mapping().write(document);
  async function* bytes() {
    yield await Promise.resolve(Buffer.from(text));
  }
  const { sets } = await readXmlFile(bytes(), [mapping()]);
  const [read] = sets[0]?.translation.documents ?? [];
  expect(read?.leftovers, text).toEqual([]);
  return {
    text,
    lines: (read?.document as { lines?: object[] } | undefined)?.lines,
    lost: findings.map(({ field }) => field),
  };
}

it('writes what is accepted, refused and changed of one line as lines with its number, and loses nothing', async () => {
  const { text, lines, lost } = await throughUbl(
    answer(
      { status: 'accepted', quantity: pieces('30'), date: '2026-12-01', dateMeans: 'delivery' },
      { status: 'rejected', quantity: pieces('25') },
      { status: 'accepted', quantity: pieces('20'), date: '2026-12-09', dateMeans: 'delivery' },
      { status: 'backordered', quantity: pieces('15') },
      { status: 'changed', quantity: pieces('10'), date: '2026-12-20', dateMeans: 'delivery' },
    ),
  );
  expect(lost).toEqual([]);
  expect(text.match(/<cbc:LineID>20<\/cbc:LineID>/g)).toHaveLength(3);
  expect(text.match(/as told by phone/g)).toHaveLength(1);
  const price = { amount: '0.4' };
  expect(lines?.slice(1)).toMatchObject([
    {
      ...{ number: '20', price, notes: ['as told by phone'] },
      commitments: [
        { status: 'accepted', quantity: pieces('30'), date: '2026-12-01' },
        { status: 'accepted', quantity: pieces('20'), date: '2026-12-09' },
        { status: 'backordered', quantity: pieces('15') },
      ],
    },
    { number: '20', price, commitments: [{ status: 'rejected', quantity: pieces('25') }] },
    { number: '20', price, commitments: [{ status: 'changed', quantity: pieces('10'), date: '2026-12-20' }] },
  ]);
});

it('says which item is sent in the place of another', async () => {
  const substitute = { supplier: 'SN-34', gtin: '4012345678901', description: 'Bolt of steel' };
  const { text, lines, lost } = await throughUbl(
    answer(
      { status: 'accepted', quantity: pieces('60') },
      { status: 'substituted', quantity: pieces('40'), date: '2026-12-01', dateMeans: 'delivery', substitute },
    ),
  );
  expect(lost).toEqual([]);
  expect(text.replace(/>\s+</g, '><')).toContain('<cac:SellerSubstitutedLineItem><cbc:ID>3</cbc:ID><cac:Item>');
  expect(lines?.slice(1)).toMatchObject([
    { number: '20', commitments: [{ status: 'accepted', quantity: pieces('60') }] },
    { number: '20', commitments: [{ status: 'substituted', quantity: pieces('40'), date: '2026-12-01', substitute }] },
  ]);
});

it('tells what UBL cannot hold by its place in the document as it was', async () => {
  const { lines, lost } = await throughUbl(
    answer(
      { status: 'accepted', quantity: pieces('60'), date: '2026-12-01', dateMeans: 'ship' },
      { status: 'price-changed', quantity: pieces('20'), reason: 'copper' },
      { status: 'backordered', quantity: pieces('15'), date: '2026-12-09' },
      { status: 'pending', quantity: pieces('5') },
    ),
  );
  expect(lost).toEqual([
    '/lines/1/commitments/0/dateMeans',
    '/lines/1/commitments/2/date',
    '/lines/1/commitments/3',
    '/lines/1/commitments/1/status',
    '/lines/1/commitments/1/reason',
  ]);
  expect(lines).toHaveLength(3);
  expect(lines?.[2]).toMatchObject({ number: '20', commitments: [{ status: 'changed', quantity: pieces('20') }] });
});

it('reads the total beside deliveries as the quantity of the line', async () => {
  const two = { status: 'accepted', dateMeans: 'delivery' };
  const document = answer(
    { ...two, quantity: pieces('60'), date: '2026-12-01' },
    { ...two, quantity: pieces('40'), date: '2026-12-09' },
  );
  const { text = '' } = mapping().write(document);
  const total = '<cbc:LineStatusCode>5</cbc:LineStatusCode><cbc:Quantity unitCode="H87">100</cbc:Quantity>';
  async function* bytes() {
    yield await Promise.resolve(
      Buffer.from(text.replace(/<cbc:LineStatusCode>5<\/cbc:LineStatusCode>(?!\s*<cbc:Quantity)/, total)),
    );
  }
  const [read] = (await readXmlFile(bytes(), [mapping()])).sets[0]?.translation.documents ?? [];
  expect(read?.findings).toEqual([]);
  expect(read?.leftovers).toEqual([]);
  expect(read?.document).toMatchObject({
    lines: [{}, { quantity: pieces('100'), commitments: [{ quantity: pieces('60') }, { quantity: pieces('40') }] }],
  });
});
