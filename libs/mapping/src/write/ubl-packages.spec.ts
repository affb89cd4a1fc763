import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchema } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { readXmlFile } from '../elements/read-xml-file.js';
import { compileMapping } from '../compile-mapping.js';

// Packs as Peppol BIS Despatch Advice 3 has them: a handling unit at each line, with the packages that stand on it.

const folder = join(import.meta.dirname, '../../../../mappings/ubl');
const source = (name: string) => ({ file: `ubl/${name}`, text: readFileSync(join(folder, name), 'utf8') });

function compiled() {
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release: '', settings, tables: source('tables.yaml') };
  const { mapping } = compileMapping(source('DespatchAdvice.yaml'), options);
  if (!mapping?.elements) throw new Error('no mapping of XML');
  return { ...mapping, elements: mapping.elements };
}

/** The units of the first line, and those of the second where they are others. */
async function read(units: string, others = units) {
  const shipments = [units, others].map((each) => `<cac:Shipment><cbc:ID>NA</cbc:ID>${each}</cac:Shipment>`);
  const carrier =
    '<cac:Consignment><cbc:ID>1</cbc:ID><cac:CarrierParty><cac:PartyName><cbc:Name>Post</cbc:Name></cac:PartyName></cac:CarrierParty></cac:Consignment>';
  const text = source('examples/DespatchAdvice.xml')
    .text.replace(/\n {4}<cac:Shipment>[\s\S]*?\n {4}<\/cac:Shipment>/, '')
    .replace(/\n {6}<cac:CarrierParty>[\s\S]*?\n {6}<\/cac:CarrierParty>/, '')
    .replace('<cac:ShipmentStage>', `${carrier}<cac:ShipmentStage>`)
    .replaceAll('</cac:Item>\n  </cac:DespatchLine>', () => `</cac:Item>${shipments.shift()}</cac:DespatchLine>`);
  async function* bytes() {
    yield await Promise.resolve(Buffer.from(text));
  }
  const { sets } = await readXmlFile(bytes(), [compiled()]);
  return sets[0]?.translation.documents[0];
}

it('reads the packages on a handling unit once, and the carrier of its consignment', async () => {
  const box = (id: string) =>
    `<cac:Package><cbc:ID>${id}</cbc:ID><cbc:PackagingTypeCode>CT</cbc:PackagingTypeCode></cac:Package>`;
  const document = await read(`<cac:TransportHandlingUnit><cbc:ID schemeID="SSCC">340123450000000017</cbc:ID>
    <cbc:TransportHandlingUnitTypeCode>PX</cbc:TransportHandlingUnitTypeCode>
    <cac:MeasurementDimension><cbc:AttributeID>AAB</cbc:AttributeID><cbc:Measure unitCode="KGM">7.00</cbc:Measure></cac:MeasurementDimension>
    ${box('A')}${box('B')}</cac:TransportHandlingUnit>`);
  expect(document?.findings).toEqual([]);
  expect(document?.leftovers).toEqual([]);
  expect(document?.document).toMatchObject({
    carrier: { name: 'Post' },
    packs: [
      { id: '340123450000000017', sscc: '340123450000000017', kind: 'pallet', weight: { value: '7', unit: 'KGM' } },
      { id: 'A', parent: '340123450000000017', kind: 'carton' },
      { id: 'B', parent: '340123450000000017', kind: 'carton' },
    ],
    lines: [{ pack: '340123450000000017' }, { pack: '340123450000000017' }],
  });
});

it('takes a number without a scheme for a name, and no SSCC', async () => {
  const document = await read('<cac:TransportHandlingUnit><cbc:ID>5454</cbc:ID></cac:TransportHandlingUnit>');
  expect(document?.leftovers).toEqual([]);
  expect(document?.document).toMatchObject({ packs: [{ id: '5454', kind: 'other' }], lines: [{ pack: '5454' }, {}] });
});

it('leaves over what another line says otherwise of a pack, also what cannot be read', async () => {
  const unit = (kilos: string) => `<cac:TransportHandlingUnit><cbc:ID>P</cbc:ID><cac:MeasurementDimension>
    <cbc:AttributeID>AAB</cbc:AttributeID><cbc:Measure unitCode="KGM">${kilos}</cbc:Measure></cac:MeasurementDimension></cac:TransportHandlingUnit>`;
  for (const other of ['8', 'eight']) {
    const document = await read(unit('7'), unit(other));
    expect(document?.findings).toEqual([]);
    expect(document?.leftovers.map(({ text }) => text)).toContain(other);
    expect(document?.document).toMatchObject({ packs: [{ weight: { value: '7' } }] });
  }
});

it('tells which packs a line does not name, and what of the others has no place', () => {
  const sscc = (n: number) => `34012345000000001${n}`;
  const document = documentSchema.parse({
    ...{ type: 'ship-notice', number: 'LS-1' },
    packs: [
      { id: 'pallet', kind: 'pallet', sscc: sscc(1) },
      { id: 'box-1', parent: 'pallet', kind: 'carton', sscc: sscc(2), weight: { value: '7', unit: 'KGM' } },
      { id: 'box-2', kind: 'carton', sscc: sscc(3), trackingNumber: '1Z999' },
    ],
    lines: [
      { number: '1', item: { buyer: 'A' }, quantity: { value: '5', unit: 'H87' }, pack: 'box-1' },
      { number: '2', item: { buyer: 'B' }, quantity: { value: '7', unit: 'H87' }, pack: 'box-2' },
    ],
  });
  const { text, findings } = compiled().write(document);
  expect(findings.map(({ field }) => field)).toEqual(['/packs/0', '/packs/1/parent', '/packs/2/trackingNumber']);
  expect(text).toContain(`<cbc:ID schemeID="SSCC">${sscc(2)}</cbc:ID>`);
  expect(text).toContain('<cbc:Measure unitCode="KGM">7</cbc:Measure>');
});
