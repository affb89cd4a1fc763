import type { Result } from '@quayside/std';
import { cxml } from '../dictionaries/cxml/cxml.js';
import { writeXml, type XmlFrame, type XmlOut } from '../xml/write-xml.js';
import type { CxmlCredential } from './cxml-head.js';

/** What a cXML document says around its content. */
export interface CxmlEnvelope {
  /** Names the document among all: the same document sent again has the same one. */
  readonly payloadId: string;
  readonly at: Date;
  /** The language of its texts: "en". */
  readonly language: string;
  readonly from: CxmlCredential;
  readonly to: CxmlCredential;
  readonly sender: CxmlCredential;
  /** The software that sends it. */
  readonly userAgent: string;
  readonly usage: 'live' | 'test';
}

/** Writes a whole cXML document: `root` is the element cXML with its Request, and nothing around that. */
export function writeCxml(root: XmlOut, envelope: CxmlEnvelope, frame: XmlFrame): Result<string> {
  const { payloadId, at, language, usage } = envelope;
  const mode = usage === 'test' ? 'test' : 'production';
  const content = root.children.map((child) =>
    child.name === 'Request'
      ? { ...child, attributes: [['deploymentMode', mode] as const, ...child.attributes] }
      : child,
  );
  return writeXml(
    {
      ...root,
      attributes: [
        ['payloadID', payloadId],
        // To the second, with its offset: what cXML calls ISO 8601.
        ['timestamp', `${at.toISOString().slice(0, 19)}+00:00`],
        ['xml:lang', language],
        ...root.attributes,
      ],
      children: [headerOf(envelope), ...content.map((each) => inLanguage(each, language))],
    },
    frame,
  );
}

function headerOf({ from, to, sender, userAgent }: CxmlEnvelope): XmlOut {
  return element('Header', [
    element('From', [credential(from)]),
    element('To', [credential(to)]),
    element('Sender', [credential(sender), element('UserAgent', [], userAgent)]),
  ]);
}

function credential({ domain, identity }: CxmlCredential): XmlOut {
  return { ...element('Credential', [element('Identity', [], identity)]), attributes: [['domain', domain]] };
}

function element(name: string, children: readonly XmlOut[], text = ''): XmlOut {
  return { name, attributes: [], text, children };
}

/** Texts that must say in which language they are do so. */
function inLanguage(content: XmlOut, language: string): XmlOut {
  const says = content.attributes.some(([name]) => name === 'xml:lang');
  const must = content.text !== '' && !says && (cxml.attributes(content.name) ?? []).includes('xml:lang');
  return {
    ...content,
    attributes: must ? [['xml:lang', language], ...content.attributes] : content.attributes,
    children: content.children.map((each) => inLanguage(each, language)),
  };
}
