import { documentWord } from '@quayside/canonical';
import type { DocumentEntry } from '../ports/books.js';

/** A document as people call it: "Invoice INV-7". */
export function nameOf({ type, number }: Pick<DocumentEntry, 'type' | 'number'>): string {
  const word = type === null ? 'Document' : documentWord(type);
  return number === null ? word : `${word} ${number}`;
}
