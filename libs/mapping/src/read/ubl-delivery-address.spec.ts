import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readXmlFile } from '../elements/read-xml-file.js';
import { compileMapping } from '../compile-mapping.js';

// UBL 2.0 has the address of the delivery in DeliveryAddress, where 2.1 and Peppol have a DeliveryLocation.

const folder = join(import.meta.dirname, '../../../../mappings/ubl');
const source = (name: string) => ({ file: `ubl/${name}`, text: readFileSync(join(folder, name), 'utf8') });
const address = `<cbc:StreetName>Avon Way</cbc:StreetName><cbc:BuildingName>Thereabouts</cbc:BuildingName>
  <cbc:BuildingNumber>56A</cbc:BuildingNumber><cbc:CityName>Bridgtow</cbc:CityName><cbc:PostalZone>ZZ99</cbc:PostalZone>
  <cbc:CountrySubentity>Avon</cbc:CountrySubentity><cac:AddressLine><cbc:Line>Room 5</cbc:Line></cac:AddressLine>
  <cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country>`;

async function readFrom(name: string, place: (address: string) => string) {
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release: '', settings, tables: source('tables.yaml') };
  const { mapping } = compileMapping(source(`${name}.yaml`), options);
  if (!mapping?.elements) throw new Error('no mapping of XML');
  const delivery = `<cac:Delivery>${place(address)}</cac:Delivery>`;
  // Before the lines, whatever was there before: reading does not ask for the order.
  const text = source(`examples/${name}.xml`)
    .text.replace(/\n {2}<cac:Delivery>[\s\S]*?\n {2}<\/cac:Delivery>/g, '')
    .replace(/\n {2}<cac:(OrderLine|InvoiceLine|CreditNoteLine)>/, (found) => `\n${delivery}${found}`);
  async function* bytes() {
    yield await Promise.resolve(Buffer.from(text));
  }
  const { sets } = await readXmlFile(bytes(), [{ ...mapping, elements: mapping.elements }]);
  return sets[0]?.translation.documents[0];
}

it.each(['Order', 'OrderChange', 'OrderResponse', 'Invoice', 'CreditNote'])(
  'reads the address of a delivery in %s where UBL 2.0 has it, as where 2.1 has it',
  async (name) => {
    const old = await readFrom(name, (each) => `<cac:DeliveryAddress>${each}</cac:DeliveryAddress>`);
    expect(old?.leftovers).toEqual([]);
    const party = old?.document.parties?.find(({ role }) => role === 'ship-to');
    expect(party).toEqual({
      role: 'ship-to',
      address: {
        lines: ['Avon Way 56A', 'Room 5', 'Thereabouts'],
        ...{ city: 'Bridgtow', region: 'Avon', postalCode: 'ZZ99', country: 'GB' },
      },
    });
    const place = (each: string) => `<cac:DeliveryLocation><cac:Address>${each}</cac:Address></cac:DeliveryLocation>`;
    expect((await readFrom(name, place))?.document).toEqual(old?.document);
  },
);
