import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXml } from '@quayside/edi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cxmlConfirmations, cxmlInvoices, cxmlOrders, cxmlShipNotices } from '../testing/cxml-documents.js';
import { compileMapping } from './compile-mapping.js';
import { xmlTree } from './element-tree.js';

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
        const [read] = mapping.read({ tree: xmlTree(root, elements) }).documents;
        expect(read?.findings.filter((each) => each.code !== 'total-differs')).toEqual([]);
        expect(read?.leftovers, text).toEqual([]);
        expect(read?.document, text).toEqual(document);
      }),
      { numRuns: 60 },
    );
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
