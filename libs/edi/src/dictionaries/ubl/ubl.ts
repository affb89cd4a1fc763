import { vocabularyOf, type XmlVocabulary } from '../vocabulary.js';
import { aggregates } from './aggregates.js';
import { documents } from './documents.js';
import { types } from './types.js';

// UBL 2.1: in each aggregate values (cbc) stand before aggregates (cac), as the compact form has them on both sides of "|".

const prefix = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** UBL 2.1, as far as documents between buyer and supplier use it. */
export const ubl: XmlVocabulary = vocabularyOf({
  name: 'ubl',
  title: 'UBL',
  release: '2.1',
  namespaces: {
    cac: `${prefix}CommonAggregateComponents-2`,
    cbc: `${prefix}CommonBasicComponents-2`,
    ext: `${prefix}CommonExtensionComponents-2`,
  },
  rootNamespace: (root) => `${prefix}${root}-2`,
  roots: Object.keys(documents),
  content: Object.fromEntries([
    ...Object.entries(documents).map(([name, said]) => [name, `ext:UBLExtensions ${prefixed(said)}`]),
    ...Object.entries(aggregates).map(([name, said]) => [`cac:${name}`, prefixed(said)]),
  ]) as Readonly<Record<string, string>>,
  types: Object.fromEntries(
    Object.entries(types).flatMap(([type, names]) => names.split(/\s+/).map((name) => [`cac:${name}`, `cac:${type}`])),
  ),
  attributes: attributesOf,
});

function prefixed(said: string): string {
  const [values = '', inner = ''] = said.split('|');
  const all = (prefix: string, text: string) => text.split(/\s+/).filter(Boolean).map((name) => `${prefix}:${name}`);
  return [...all('cbc', values), ...all('cac', inner)].join(' ');
}

const ofCodes = ['listID', 'listAgencyID', 'listAgencyName', 'listName', 'listVersionID', 'name', 'languageID', 'listURI'];
const ofIdentifiers = ['schemeID', 'schemeName', 'schemeAgencyID', 'schemeAgencyName', 'schemeVersionID', 'schemeURI'];

/** By the last word of its name a value has the attributes of an amount, a quantity, a code, an identifier or a text. */
function attributesOf(element: string): readonly string[] {
  if (!element.startsWith('cbc:')) return [];
  if (element.endsWith('Amount')) return ['currencyID', 'currencyCodeListVersionID'];
  if (element.endsWith('Quantity')) return ['unitCode', 'unitCodeListID', 'unitCodeListAgencyID'];
  if (element.endsWith('Measure')) return ['unitCode', 'unitCodeListVersionID'];
  if (element.endsWith('Code')) return ofCodes;
  if (element.endsWith('ID')) return ofIdentifiers;
  if (element.endsWith('BinaryObject')) return ['mimeCode', 'filename', 'encodingCode', 'characterSetCode', 'format', 'uri'];
  return /(Date|Time|Percent|Indicator|Numeric|Rate)$/.test(element) ? ['format'] : ['languageID'];
}
