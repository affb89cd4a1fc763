import { documentWord, isDocumentType } from '@quayside/canonical';

/** Words of the documents for people. */
export function typeWord(type: string | null, setType: string): string {
  if (type === null || !isDocumentType(type)) return `Set ${setType}`;
  return type === 'order-acknowledgement' ? 'Acknowledgement' : documentWord(type);
}
