import { createHash } from 'node:crypto';
import type { NewException } from '@quayside/exchange';

/**
 * What is the same for all exceptions with one cause: whom they are about, who decides, their code, and their sentence without
 * what tells one from the other (numbers of documents, lines, files, amounts and days).
 */
export function causeOf({ subjectKind, partner, owner, code, message }: NewException): string {
  const sentence = message.replace(/\S*\d\S*/g, '#');
  const told = JSON.stringify([subjectKind, partner, owner, code, sentence]);
  return createHash('sha256').update(told).digest('hex').slice(0, 24);
}
