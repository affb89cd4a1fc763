import { Refused } from '@quayside/exchange';
import { jsonAnswer } from './json-answer.js';
import type { Answer } from './part.js';
import { xmlAnswer } from './xml-answer.js';

/**
 * What an answer is in where the profile does not say: by its type, and where that says nothing, by how it begins. HTML, such
 * as a page to sign in at, is neither, and refused as no JSON.
 */
export function kindOfAnswer(contentType: string | undefined, bytes: Uint8Array): 'json' | 'xml' {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^[\w.+-]+\/([\w.-]+\+)?json$/.test(type)) return 'json';
  if (/^[\w.+-]+\/([\w.-]+\+)?xml$/.test(type)) return 'xml';
  const begins = Buffer.from(bytes.subarray(0, 64)).toString('latin1').replaceAll('\0', '');
  return type !== 'text/html' && /^[^\x21-\x7e]*<(?!html\b|!doctype\b)/i.test(begins) ? 'xml' : 'json';
}

/** Reads a page. Throws Refused when it is not what was agreed: some answer with a page to sign in at. */
export function readAnswer(system: string, kind: 'json' | 'xml', bytes: Uint8Array, where: string): Answer {
  const answer = kind === 'json' ? jsonAnswer(bytes) : xmlAnswer(bytes);
  if (typeof answer !== 'string') return answer;
  throw new Refused(system, `${where} did not answer with ${kind.toUpperCase()}: ${answer}`);
}
