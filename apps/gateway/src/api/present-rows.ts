import { findingSentence } from '@quayside/canonical';
import {
  fileChoices,
  arrivalChoices,
  documentChoices,
  type ArrivalRow,
  type FileRow,
  type PartnerBook,
} from '@quayside/exchange';
import type { DocumentHead, DocumentListed, ExceptionListed, FileListed, JournalListed } from '@quayside/store';
import type { z } from 'zod';
import type { documentRowShape, exceptionRowShape, fileRowShape, journalLineShape } from './shapes.js';
import { typeWord } from '../console-api/vocabulary/document-words.js';

type DocumentShape = z.input<typeof documentRowShape>;
type FileShape = z.input<typeof fileRowShape>;
type ExceptionShape = z.input<typeof exceptionRowShape>;
type Owner = ExceptionShape['owner'];

/** Names of partners, read once for a whole answer. */
export type PartnerNames = (id: string) => { id: string; name: string };

export async function partnerNames(book: PartnerBook): Promise<PartnerNames> {
  const names = new Map((await book.all()).map(({ partner }) => [partner.id, partner.name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}

/** Why a document waits or was refused, in words. */
export function reasonOf({ reason, fault }: Pick<DocumentListed, 'reason' | 'fault'>): string | null {
  return reason ?? (fault && findingSentence(fault));
}

export function presentDocument(row: DocumentListed, names: PartnerNames): DocumentShape {
  const { total, currency, waitsFor, receivedAt, partner, fault: _, ...rest } = row;
  return {
    ...rest,
    reason: reasonOf(row),
    partner: names(partner),
    total: total === null ? null : { amount: total, currency },
    waitsFor: waitsFor as Owner | null,
    receivedAt: receivedAt.toISOString(),
  };
}

export function presentFile({ partner, receivedAt, ...rest }: FileListed, names: PartnerNames): FileShape {
  return { ...rest, partner: names(partner), receivedAt: receivedAt.toISOString() };
}

/** What an exception's subject was found to be: decides which choices it offers. */
export type SubjectRow =
  | { readonly kind: 'inbound'; readonly row: DocumentHead }
  | { readonly kind: 'arrival'; readonly row: ArrivalRow }
  | { readonly kind: 'file'; readonly row: FileRow };

export function presentException(
  listed: ExceptionListed,
  names: PartnerNames,
  subject: SubjectRow | undefined,
): ExceptionShape {
  return {
    id: listed.id,
    subject: { kind: listed.subjectKind === 'inbound' ? 'document' : listed.subjectKind, id: listed.subject },
    partner: names(listed.partner),
    owner: listed.owner as Owner,
    code: listed.code,
    message: listed.message,
    openedAt: listed.openedAt.toISOString(),
    title: titleOf(listed),
    choices: [...choicesOf(subject, listed.code)],
  };
}

export function choicesOf(subject: SubjectRow | undefined, code?: string) {
  switch (subject?.kind) {
    case 'inbound':
      return documentChoices(subject.row, code);
    case 'arrival':
      return arrivalChoices(subject.row);
    case 'file':
      return fileChoices(subject.row);
    case undefined:
      return [];
  }
}

const enveloped: ReadonlySet<string | null> = new Set(['x12', 'edifact']);

function titleOf(row: ExceptionListed): string {
  const file = row.fileName ?? 'a file';
  switch (row.subjectKind) {
    case 'inbound': {
      const named = [typeWord(row.documentType, row.setType ?? ''), row.number].filter(Boolean).join(' ');
      return row.orderNumber ? `${named} for ${row.orderNumber}` : named;
    }
    case 'arrival':
      // Files without an envelope are what they are: nobody calls a spreadsheet an interchange.
      return enveloped.has(row.arrivalKind) ? `Interchange in ${file}` : `File ${file}`;
    case 'file':
      return `File ${file}`;
    case 'dispatch':
      return `Sending ${file}`;
    case 'lane':
      return `Deliveries of ${row.partner}`;
    case 'channel':
      return `Channel ${row.subject}`;
  }
}

export function presentJournal(lines: readonly JournalListed[]): z.input<typeof journalLineShape>[] {
  return lines.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}
