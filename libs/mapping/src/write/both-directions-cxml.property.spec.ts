import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchema } from '@quayside/canonical';
import { readXml } from '@quayside/edi';
import { cxmlConfirmations, cxmlInvoices, cxmlOrders, cxmlShipNotices } from '@quayside/samples/documents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';
import { xmlContent } from '../elements/element-content.js';

const folder = join(import.meta.dirname, '../../../../mappings/cxml');

describe('read(write(d)) = d in cXML', () => {
  it.each([
    ['OrderRequest', cxmlOrders],
    ['ConfirmationRequest', cxmlConfirmations],
    ['ShipNoticeRequest', cxmlShipNotices],
    ['InvoiceDetailRequest', cxmlInvoices],
  ] as const)('for %s', (name, documents) => {
    const { mapping, elements } = compiled(name);
    fc.assert(
      fc.property(documents, (document) => {
        const { text = '', findings } = mapping.write(document);
        expect(findings).toEqual([]);
        const { root, findings: faults } = readXml(Buffer.from(text));
        expect(faults, text).toEqual([]);
        if (!root) throw new Error(text);
        const [read] = mapping.read({ content: xmlContent(root, elements) }).documents;
        expect(read?.findings.filter((each) => each.code !== 'total-differs')).toEqual([]);
        expect(read?.leftovers, text).toEqual([]);
        expect(read?.document, text).toEqual(document);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a changed price in a ConfirmationRequest', () => {
  const pieces = (value: string) => ({ value, unit: 'EA' });
  const confirmed = (line: object) =>
    compiled('ConfirmationRequest').mapping.write(
      documentSchema.parse({
        ...{ type: 'order-acknowledgement', number: 'C-1', orderNumber: 'P1', currency: 'EUR', total: '35' },
        lines: [{ number: '1', quantity: pieces('100'), ...line }],
      }),
    );
  const flat = (text = '') => text.replace(/>\s+</g, '><');

  it('stands at the part that is changed, and at no other', () => {
    const { text, findings } = confirmed({
      price: { amount: '0.4' },
      commitments: [
        { status: 'accepted', quantity: pieces('60') },
        { status: 'price-changed', quantity: pieces('40') },
      ],
    });
    expect(flat(text)).toContain(
      '<ConfirmationStatus type="accept" quantity="60"><UnitOfMeasure>EA</UnitOfMeasure></ConfirmationStatus>',
    );
    expect(flat(text)).toContain(
      '<ConfirmationStatus type="detail" quantity="40"><UnitOfMeasure>EA</UnitOfMeasure><UnitPrice><Money currency="EUR">0.4</Money></UnitPrice></ConfirmationStatus>',
    );
    expect(findings.map(({ field }) => field)).toEqual(['/lines/0/commitments/1/status']);
  });

  it('stands in the item with its quantity and unit, where it is for more than one', () => {
    const { text, findings } = confirmed({
      ...{ price: { amount: '35', basis: '100', unit: 'EA' }, item: { supplier: '08-15', description: 'Bolt' } },
      commitments: [{ status: 'changed', quantity: pieces('100') }],
    });
    expect(findings).toEqual([]);
    expect(flat(text)).toContain(
      '<ItemIn quantity="100"><ItemID><SupplierPartID>08-15</SupplierPartID></ItemID><ItemDetail><UnitPrice><Money currency="EUR">35</Money></UnitPrice><Description>Bolt</Description><UnitOfMeasure>EA</UnitOfMeasure><PriceBasisQuantity quantity="100" conversionFactor="1"><UnitOfMeasure>EA</UnitOfMeasure></PriceBasisQuantity></ItemDetail></ItemIn>',
    );
  });

  it('is told as lost where nothing is changed: there is no place for it', () => {
    const { text, findings } = confirmed({
      price: { amount: '0.4' },
      commitments: [{ status: 'accepted', quantity: pieces('100') }],
    });
    expect(text).not.toContain('UnitPrice');
    expect(findings.map(({ field }) => field)).toEqual(['/lines/0/price']);
  });
});

function compiled(name: string) {
  const source = (file: string) => ({ file: `cxml/${file}`, text: readFileSync(join(folder, file), 'utf8') });
  const settings = { timeZone: 'Europe/Oslo', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release: '1.2', settings, tables: source('tables.yaml') };
  const { mapping, findings } = compileMapping(source(`${name}.yaml`), options);
  expect(findings).toEqual([]);
  if (!mapping?.elements) throw new Error('no mapping');
  return { mapping, elements: mapping.elements };
}
