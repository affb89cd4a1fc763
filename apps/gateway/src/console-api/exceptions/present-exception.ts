import {
  arrivalChoices,
  dispatchChoices,
  documentChoices,
  exceptionChoices,
  fileChoices,
  orderLevelCodes,
  outboundChoices,
  type Choice,
} from '@quayside/exchange';
import { assertNever } from '@quayside/std';
import type { ExceptionListed } from '@quayside/store';
import type { z } from 'zod';
import { typeWord } from '../vocabulary/document-words.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { exceptionRowShape } from './exception-shapes.js';

type Shape = z.input<typeof exceptionRowShape>;

/** Something that waits, as lists and the page of its subject show it. */
export function presentException(listed: ExceptionListed, names: PartnerNames, choices: readonly Choice[]): Shape {
  return {
    id: listed.id,
    subject: { kind: listed.subjectKind === 'inbound' ? 'document' : listed.subjectKind, id: listed.subject },
    partner: names(listed.partner),
    owner: listed.owner,
    code: listed.code,
    message: listed.message,
    openedAt: listed.openedAt.toISOString(),
    title: titleOf(listed, names(listed.partner).name),
    order: listed.orderNumber,
    choices: [...choices],
    amount: listed.amount,
    currency: listed.currency,
    due: listed.due,
    assignee: listed.assignee,
    putOffUntil: listed.putOffUntil?.toISOString() ?? null,
    remarks: listed.remarks,
  };
}

export function presentExceptions(open: readonly ExceptionListed[], names: PartnerNames): Shape[] {
  return open.map((each) => presentException(each, names, choicesOf(each)));
}

/** What is chosen for the exception itself, or else for the row that it is about. */
function choicesOf(listed: ExceptionListed): readonly Choice[] {
  const own = exceptionChoices(listed);
  return own.length > 0 ? own : choicesOfRow(listed);
}

function choicesOfRow({ about, code }: ExceptionListed): readonly Choice[] {
  switch (about?.kind) {
    case 'inbound':
      return documentChoices(about.row, code);
    case 'arrival':
      return arrivalChoices(about.row);
    case 'file':
      return fileChoices(about.row);
    case 'outbound':
      return outboundChoices(about.row, code);
    case 'dispatch':
      return dispatchChoices(about.row);
    case undefined:
      return [];
    default:
      return assertNever(about);
  }
}

const enveloped: ReadonlySet<string | null> = new Set(['x12', 'edifact']);

const said: Readonly<Record<NonNullable<ExceptionListed['outboundKind']>, string>> = {
  order: 'Order',
  'order-change': 'Change of order',
  'order-cancellation': 'Cancellation of order',
};

/** What is late of an order is a matter of the order; anything else is about sending it. */
function orderTitle(row: ExceptionListed, partner: string): string {
  const order = row.orderNumber ?? '';
  return orderLevelCodes.includes(row.code) ? `Order ${order} of ${partner}` : `Sending order ${order} to ${partner}`;
}

function titleOf(row: ExceptionListed, partner: string): string {
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
    case 'outbound':
      return `${said[row.outboundKind ?? 'order']} ${row.orderNumber ?? ''} to ${partner}`;
    case 'order':
      return orderTitle(row, partner);
    case 'receipt':
      return `Receiving advice ${row.number ?? ''} for ${row.orderNumber ?? ''} to ${partner}`;
    case 'dispatch':
      return `Sending ${file}`;
    case 'lane':
      return `Deliveries of ${row.partner}`;
    case 'channel':
      return `Channel ${row.subject}`;
  }
}
