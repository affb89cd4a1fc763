import { vocabularyOf, type XmlVocabulary } from '../vocabulary.js';
import { attributes } from './attributes.js';
import { content } from './content.js';

const ofLanguage = ['xml:lang'];

/** cXML 1.2, as far as orders, their answers, ship notices and invoices use it. Its elements are in no namespace. */
export const cxml: XmlVocabulary = vocabularyOf({
  name: 'cxml',
  title: 'cXML',
  release: '1.2',
  namespaces: {},
  rootNamespace: () => '',
  doctype: '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.060/cXML.dtd">',
  roots: ['cXML'],
  content,
  types: {},
  attributes: (element) => attributes[element]?.split(/\s+/) ?? (texts.has(element) ? ofLanguage : []),
});

/** Texts that say in which language they are. */
const texts = new Set(['Name', 'ShortName', 'ManufacturerName', 'TaxLocation', 'ServiceLevel', 'PackagingCode']);
