import { must } from '@quayside/std';
import { writeXml } from '../xml/write-xml.js';
import type { XmlElement } from '../xml/xml-element.js';

/** The document type of cXML 1.2. */
export const cxmlDoctype = '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.056/cXML.dtd">';

/** What a cXML request is answered with at once: whether it was taken, as HTTP would say it. */
export interface CxmlResponse {
  /** Names this answer: a time, a random part and a host, such as 1700000000.7f3a@gateway.example. */
  readonly payloadId: string;
  /** With its offset from UTC. */
  readonly timestamp: string;
  /** 200 taken, 4xx and 5xx as in HTTP; 550 and 560 ask for another try. */
  readonly code: number;
  /** What the code means: "OK". */
  readonly text: string;
  /** More about it, for people. */
  readonly message?: string;
  readonly language?: string;
}

// A response is text of ours: characters that XML cannot carry come from a message about a broken file.
const replaced = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Writes the answer to a cXML request. */
export function writeCxmlResponse({ payloadId, timestamp, code, text, message = '', language }: CxmlResponse): string {
  const status = {
    name: 'Status',
    attributes: [
      ['code', String(code)],
      ['text', text.replace(replaced, '\uFFFD')],
      ...(language === undefined ? [] : [['xml:lang', language] as const]),
    ] as const,
    text: message.replace(replaced, '\uFFFD'),
    children: [],
  };
  const root = {
    name: 'cXML',
    attributes: [
      ['payloadID', payloadId],
      ['timestamp', timestamp],
    ] as const,
    text: '',
    children: [{ name: 'Response', attributes: [], text: '', children: [status] }],
  };
  return must(writeXml(root, { namespaces: [], doctype: cxmlDoctype }));
}

/** Reads such an answer; nothing when the document is none. */
export function readCxmlResponse(root: XmlElement): CxmlResponse | undefined {
  const response = root.name === 'cXML' ? root.children.find(({ name }) => name === 'Response') : undefined;
  const status = response?.children.find(({ name }) => name === 'Status');
  if (!status) return undefined;
  const of = (element: XmlElement, name: string) => element.attributes.find((each) => each.name === name)?.value;
  const message = status.text.trim();
  const language = of(status, 'lang');
  return {
    payloadId: of(root, 'payloadID') ?? '',
    timestamp: of(root, 'timestamp') ?? '',
    code: Number(of(status, 'code')),
    text: of(status, 'text') ?? '',
    ...(message !== '' && { message }),
    ...(language !== undefined && { language }),
  };
}
