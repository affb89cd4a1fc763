import { Buffer } from 'node:buffer';
import { readXml } from '../xml/read-xml.js';
import type { XmlElement } from '../xml/xml-element.js';

/** The element in which a sender shows that it is the one that it says it is. */
export const secretElement = 'SharedSecret';

/**
 * The secrets that the sender shows in the Header of a cXML document, of which these are the first bytes, in UTF-8 or another
 * encoding that writes ASCII as ASCII does. Nothing while the end of the Header is not among them.
 */
export function sharedSecretsIn(start: Uint8Array): readonly string[] | undefined {
  const text = Buffer.from(start).toString('latin1');
  const end = text.indexOf('</Header>');
  if (end < 0) return undefined;
  const declared = /^\s*<\?xml[^>]*\?>/.exec(text)?.[0] ?? '';
  const header = text.slice(Math.max(0, text.indexOf('<Header')), end);
  const { root } = readXml(Buffer.from(`${declared.trimStart()}${header}</Header>`, 'latin1'));
  const senders = root?.children.filter(({ name }) => name === 'Sender') ?? [];
  return named(named(senders, 'Credential'), secretElement).flatMap(({ text: said }) => said.trim() || []);
}

function named(elements: readonly XmlElement[], name: string): XmlElement[] {
  return elements.flatMap(({ children }) => children.filter((each) => each.name === name));
}

// Between the characters of UTF-16 stand zero bytes.
const spaced = (text: string) => [...text].join('\\0?');
const secret = new RegExp(
  `(<\\0?(?:[^<>/\\s]*:\\0?)?${spaced(secretElement)}\\0?(?:\\s[^>]*)?>\\0?)([\\s\\S]*?)(?=<\\0?/\\0?(?:[^<>\\s]*:\\0?)?${spaced(secretElement)}|$)`,
  'g',
);

/** The same bytes with an asterisk for each character of a shared secret: what may be shown of a file. */
export function withoutSecrets(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (!secret.test(text)) return bytes;
  secret.lastIndex = 0;
  return Buffer.from(
    // Zero bytes and line ends stay, so that every other byte stands where it stood.
    text.replace(secret, (_, tag: string, said: string) => tag + said.replace(/[^\0\r\n]/g, '*')),
    'latin1',
  );
}
