import { orderQuestions } from '@quayside/store';
import { z } from 'zod';
import { choiceShape } from '../choices/choice-shapes.js';
import { dispatchRowShape } from '../dispatches/dispatch-shape.js';
import { documentRowShape } from '../documents/document-row-shape.js';
import { exceptionRowShape } from '../exceptions/exception-shapes.js';
import { instant } from '../vocabulary/instant.js';
import { partnerRef } from '../vocabulary/partner-ref.js';
import { rowId } from '../vocabulary/row-id.js';
import { mostCounted } from './order-reads.js';

const kind = z.enum(['order', 'order-change', 'order-cancellation']);
const state = z
  .enum([
    ...(['drafted', 'held', 'enveloped', 'sent', 'received', 'acknowledged'] as const),
    ...(['rejected', 'rehearsed', 'superseded', 'withdrawn'] as const),
  ])
  .meta({ id: 'OutboundState', description: 'How far it has come that the partner hears of it' });

export const orderQuestionShape = z.enum(orderQuestions).meta({ id: 'OrderQuestion' });

export const orderRowShape = z
  .object({
    number: z.string(),
    partner: partnerRef,
    connection: z.string(),
    state: z.string().nullable(),
    acknowledged: z.boolean(),
    lines: z.number().int(),
    total: z.object({ amount: z.string(), currency: z.string().nullable() }).nullable(),
    orderedOn: z.string().nullable(),
    dueOn: z.string().nullable().meta({ description: 'The first day on which something is to come that is not there' }),
    unbilledSince: instant.nullable().meta({ description: 'Since when something is there that nobody has billed' }),
    buyer: z.string().nullable(),
    said: z
      .object({ version: z.number().int(), kind, state, sentAt: instant.nullable() })
      .nullable()
      .meta({ description: 'What was said last of it to the partner; null where it does not go out from here' }),
    answeredAt: instant.nullable(),
    documents: z.number().int(),
    held: z.number().int(),
    readAt: instant,
  })
  .meta({ id: 'OrderRow' });

export const orderPageShape = z
  .object({
    rows: z.array(orderRowShape),
    next: z.string().nullable(),
    total: z
      .number()
      .int()
      .meta({ description: `How many are asked for, over all pages; ${mostCounted} are counted at most` }),
  })
  .meta({ id: 'OrderPage' });

const lineShape = z.object({
  number: z.string(),
  item: z.string(),
  description: z.string().nullable(),
  quantity: z.string(),
  unit: z.string().nullable(),
  price: z.string().nullable(),
  deliveryDate: z.string().nullable(),
  promised: z
    .object({ quantity: z.string(), date: z.string().nullable() })
    .nullable()
    .meta({ description: 'By the last answer that speaks of the line' }),
  differs: z.boolean().meta({ description: 'Promised otherwise than it is ordered' }),
  shipped: z.string(),
  received: z.string().nullable(),
  billed: z.string().nullable(),
  open: z.string().meta({ description: 'Ordered and not received' }),
});

const versionShape = z
  .object({
    id: rowId,
    version: z.number().int(),
    kind,
    usage: z.enum(['live', 'test']),
    state,
    createdAt: instant,
    sentAt: instant.nullable(),
    settledAt: instant.nullable(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    numbers: z.string().nullable().meta({ description: 'The numbers by which the partner names it' }),
    changes: z.array(z.string()).meta({ description: 'Line by line, what a change says' }),
    attachments: z.array(z.string()).meta({ description: 'Names of the files that go along' }),
    remarks: z.array(z.string()).meta({ description: 'What the format could not say, and what keeps it from going' }),
    verdicts: z.array(
      z.object({
        of: z.enum(['received', 'syntax', 'business']),
        accepted: z.boolean(),
        text: z.string(),
        at: instant,
        arrival: rowId.nullable(),
        document: rowId.nullable(),
      }),
    ),
    waits: z.object({ owner: z.string(), message: z.string() }).nullable(),
    choices: z.array(choiceShape),
    sendsAgain: z.boolean().meta({ description: 'Whether its bytes can be sent once more' }),
    dispatch: dispatchRowShape.nullable(),
  })
  .meta({ id: 'OrderVersion' });

const adviceShape = z
  .object({
    id: rowId,
    number: z.string().meta({ description: 'The receipt as Odoo calls it' }),
    usage: z.enum(['live', 'test']),
    doneAt: instant,
    toldAt: instant.nullable(),
    waits: z
      .object({ exception: rowId, owner: z.string(), message: z.string(), choices: z.array(choiceShape) })
      .nullable()
      .meta({ description: 'What keeps it from being told' }),
    dispatch: dispatchRowShape.nullable(),
  })
  .meta({ id: 'ReceiptAdvised' });

export const orderDetailShape = z
  .object({
    number: z.string(),
    row: orderRowShape.nullable().meta({ description: 'Null while it was not read from Odoo' }),
    namedBy: z
      .array(partnerRef)
      .meta({ description: 'Whose documents speak of it, where nothing else is known of the order' }),
    missing: z
      .enum(['unknown', 'unread'])
      .nullable()
      .meta({ description: 'Why there is no order: Odoo was asked and has none, or was not asked' }),
    lines: z.array(lineShape),
    versions: z.array(versionShape).meta({ description: 'What was said of it to the partner, the first one first' }),
    receipts: z
      .array(adviceShape)
      .meta({ description: 'What the partner hears of what was received, went back or was damaged, in time' }),
    paused: z
      .object({ since: instant, by: z.string(), reason: z.string() })
      .nullable()
      .meta({ description: 'Why nothing goes out to the partner just now' }),
    waits: z
      .array(exceptionRowShape)
      .meta({ description: 'What waits for people of the order itself, or is late of it; of a version see there' }),
    thread: z.array(documentRowShape),
  })
  .meta({ id: 'OrderDetail' });
