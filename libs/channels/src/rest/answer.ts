import { Refused } from '@quayside/exchange';
import { jsonAnswer } from './json-answer.js';
import type { Answer } from './part.js';
import { xmlAnswer } from './xml-answer.js';

/** Reads a page. Throws Refused when it is not what was agreed: some answer with a page to sign in at. */
export function readAnswer(system: string, kind: 'json' | 'xml', bytes: Uint8Array, where: string): Answer {
  const answer = kind === 'json' ? jsonAnswer(bytes) : xmlAnswer(bytes);
  if (typeof answer !== 'string') return answer;
  throw new Refused(system, `${where} did not answer with ${kind.toUpperCase()}: ${answer}`);
}
