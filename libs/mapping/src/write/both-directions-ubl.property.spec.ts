import { noPlaces } from '@quayside/canonical';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeReferences, readXml, type XmlElement, xmlVocabulary } from '@quayside/edi';
import {
  notReadAgain,
  ublAcknowledgements,
  ublApplicationAdvices,
  ublCatalogues,
  ublCreditNotes,
  ublInvoices,
  ublOrderCancellations,
  ublOrderChanges,
  ublOrders,
  ublReceivingAdvices,
  ublShipNotices,
  ublSimpleAnswers,
} from '@quayside/samples/documents';
import { isFatal } from '@quayside/std';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXmlFile } from '../elements/read-xml-file.js';
import { compileMapping } from '../compile-mapping.js';

const folder = join(import.meta.dirname, '../../../../mappings/ubl');

const kinds = [
  ['Invoice', ublInvoices],
  ['CreditNote', ublCreditNotes],
  ['Order', ublOrders],
  ['OrderChange', ublOrderChanges],
  ['OrderCancellation', ublOrderCancellations],
  ['OrderResponse', ublAcknowledgements],
  ['OrderResponseSimple', ublSimpleAnswers],
  ['DespatchAdvice', ublShipNotices],
  ['ReceiptAdvice', ublReceivingAdvices],
  ['Catalogue', ublCatalogues],
  ['ApplicationResponse', ublApplicationAdvices],
] as const;

describe('read(write(d)) = d in UBL 2.1', () => {
  it.each(kinds)('for %s', async (root, documents) => {
    const mapping = compiled(root);
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const { text = '', findings } = mapping.write(document);
        expect(findings, text).toEqual([]);
        const bytes = Buffer.from(text);
        const file = await readXmlFile(only(bytes), [mapping]);
        expect(file.findings).toEqual([]);
        const [read] = file.sets[0]?.translation.documents ?? [];
        expect(read?.findings.filter(isFatal)).toEqual([]);
        expect(read?.document, text).toEqual(document);
        expect(read?.leftovers, text).toEqual([]);
        const cut = ({ offset = 0, length = 0 }) => decodeReferences(bytes.toString('utf8', offset, offset + length));
        expect(notReadAgain(mapping, read?.document ?? {}, read?.provenance ?? noPlaces, cut)).toEqual([]);
        expect(outOfOrder(bytes)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** Elements that do not stand where the schema has them, or that it does not have. */
function outOfOrder(bytes: Uint8Array): string[] {
  const { root } = readXml(bytes);
  return root ? misplaced(root, root.name) : ['no root'];
}

function misplaced(element: XmlElement, name: string): string[] {
  const ubl = xmlVocabulary('ubl');
  const order = ubl?.children(name).map((each) => each.name) ?? [];
  let before = 0;
  return element.children.flatMap((child) => {
    const prefix = child.namespace.includes('Aggregate') ? 'cac' : 'cbc';
    const at = order.indexOf(`${prefix}:${child.name}`);
    const wrong = at < before ? [`${child.name} in ${name}`] : [];
    before = Math.max(before, at);
    return [...wrong, ...misplaced(child, `${prefix}:${child.name}`)];
  });
}

async function* only(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

function compiled(root: string) {
  const source = (name: string) => ({ file: `ubl/${name}`, text: readFileSync(join(folder, name), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const { mapping, findings } = compileMapping(source(`${root}.yaml`), {
    ...{ release: '', settings },
    tables: source('tables.yaml'),
  });
  expect(findings).toEqual([]);
  if (!mapping?.elements) throw new Error('no mapping of XML');
  return { ...mapping, elements: mapping.elements };
}
