import { Buffer } from 'node:buffer';
import { type XmlOut, writeXml, xmlVocabulary } from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import type { Attachment, Sending } from './sending.js';

/** A set with what goes along with it, where its format has a place for that: UBL. */
export function withAttachments(set: WrittenSet, { attachments = [] }: Sending): WrittenSet {
  if (attachments.length === 0) return set;
  const { xml, type } = set;
  const place = 'cac:AdditionalDocumentReference';
  const order = xmlVocabulary('ubl')?.children(type.replace(/^ubl:/, '')) ?? [];
  const at = order.findIndex(({ name }) => name === place);
  if (!xml || at < 0 || xml.root.name.includes('cXML')) return set;
  const later = new Set(order.slice(at + 1).map(({ name }) => name));
  const children = [...xml.root.children];
  const before = children.findIndex(({ name }) => later.has(name));
  children.splice(before < 0 ? children.length : before, 0, ...attachments.map(documentReference));
  const root = { ...xml.root, children };
  const text = writeXml(root, xml.frame);
  if (!text.ok) return set;
  return { ...set, xml: { ...xml, root }, text: text.value };
}

function documentReference({ name, mediaType, bytes }: Attachment): XmlOut {
  const held: XmlOut = {
    ...{ name: 'cbc:EmbeddedDocumentBinaryObject', children: [], text: Buffer.from(bytes).toString('base64') },
    attributes: [
      ['mimeCode', mediaType],
      ['filename', name],
    ],
  };
  return element('cac:AdditionalDocumentReference', [
    { ...element('cbc:ID', []), text: name },
    element('cac:Attachment', [held]),
  ]);
}

function element(name: string, children: readonly XmlOut[]): XmlOut {
  return { name, attributes: [], text: '', children };
}
