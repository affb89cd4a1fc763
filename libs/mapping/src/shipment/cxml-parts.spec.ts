import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShipNotice } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';
import { readXmlFile } from '../elements/read-xml-file.js';

// What a single package or lot of cXML says of a line.

const folder = join(import.meta.dirname, '../../../../mappings/cxml');
const sscc = '095200000000000011';

async function linesOf(inside: string): Promise<ShipNotice['lines']> {
  const source = (name: string) => ({ file: name, text: readFileSync(join(folder, name), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const compiled = compileMapping(source('ShipNoticeRequest.yaml'), {
    release: '',
    settings,
    tables: source('tables.yaml'),
  });
  if (!compiled.mapping?.elements) throw new Error('no mapping of XML');
  const item = `<ShipNoticeItem lineNumber="1" quantity="100"><ItemID><SupplierPartID>A</SupplierPartID></ItemID><UnitOfMeasure>EA</UnitOfMeasure>${inside}</ShipNoticeItem>`;
  const portion = `<ShipNoticePortion><OrderReference orderID="P1"/>${item}</ShipNoticePortion>`;
  const header = '<ShipNoticeHeader shipmentID="S1" noticeDate="2026-12-01T10:00:00+00:00"/>';
  const text = `<cXML><Request><ShipNoticeRequest>${header}${portion}</ShipNoticeRequest></Request></cXML>`;
  async function* bytes() {
    yield await Promise.resolve(Buffer.from(text));
  }
  const { sets } = await readXmlFile(bytes(), [{ ...compiled.mapping, elements: compiled.mapping.elements }]);
  return (sets[0]?.translation.documents[0]?.document as ShipNotice).lines;
}

const pack = (quantity = '', unit = 'EA') =>
  `<Packaging><ShippingContainerSerialCode>${sscc}</ShippingContainerSerialCode>${quantity && `<DispatchQuantity quantity="${quantity}"><UnitOfMeasure>${unit}</UnitOfMeasure></DispatchQuantity>`}</Packaging>`;
const lot = (quantity: string) => `<Batch${quantity}><SupplierBatchID>L1</SupplierBatchID></Batch>`;
const all = { quantity: { value: '100', unit: 'EA' } };
const some = { quantity: { value: '60', unit: 'EA' }, stated: { value: '100' } };

describe('a line of cXML', () => {
  it.each([
    ['a package that does not say how much', pack(), { ...all, pack: sscc }],
    ['a package with a name of its own', pack().replace(sscc, 'PAL-1'), { ...all, pack: 'PAL-1' }],
    ['a package of all', pack('100'), { ...all, pack: sscc }],
    ['a package of less', pack('60'), { ...some, pack: sscc }],
    ['a package that counts boxes', pack('10', 'CT'), { ...all, pack: sscc }],
    ['a lot that does not say how much', lot(''), { ...all, lot: 'L1' }],
    ['a lot of less', lot(' batchQuantity="60"'), { ...some, lot: 'L1' }],
  ])('has %s', async (_, inside, line) => {
    expect(await linesOf(inside)).toMatchObject([line]);
  });
});
