import { z } from 'zod';
import { orderQuestionShape } from '../orders/order-shapes.js';
import { exceptionRowShape } from '../exceptions/exception-shapes.js';
import { instant } from '../vocabulary/instant.js';
import { partnerRef } from '../vocabulary/partner-ref.js';

export const noticeShape = z
  .object({
    kind: z.enum(['demo', 'odoo-down', 'profile-broken', 'holes', 'working']),
    text: z.string(),
    since: instant.nullable(),
    details: z.array(z.string()),
  })
  .meta({ id: 'Notice' });

const figure = z.object({
  today: z.number().int(),
  usual: z
    .number()
    .nullable()
    .meta({ description: 'Mean of the same day of the last four weeks; null before there is any' }),
});

export const homeShape = z
  .object({
    notices: z.array(noticeShape),
    reconciled: z
      .object({
        at: instant,
        holes: z.number().int(),
        unasked: z.array(z.string()),
        altered: z.number().int().meta({ description: 'Records that somebody has changed in Odoo since' }),
        alterations: z
          .array(z.object({ document: z.uuid(), partner: partnerRef, message: z.string() }))
          .meta({ description: 'The first of them, for who may see prices' }),
      })
      .nullable()
      .meta({ description: 'What the last reconciliation came to; null before the first night' }),
    waiting: z.array(
      z.object({
        count: z.number().int().meta({ description: 'How many wait for this reason' }),
        row: exceptionRowShape.meta({ description: 'The oldest of them' }),
      }),
    ),
    waitingTotal: z
      .number()
      .int()
      .meta({ description: 'How many wait for whoever asks; for anybody where nothing ever does' }),
    orders: z
      .array(z.object({ question: orderQuestionShape, count: z.number().int() }))
      .meta({ description: 'How many orders there are to each question of who has one of these roles' }),
    heldAmounts: z
      .array(z.object({ currency: z.string(), amount: z.string(), count: z.number().int() }))
      .meta({ description: 'What the invoices that wait for finance come to' }),
    figures: z.object({ received: figure, delivered: figure, waiting: figure, failing: figure }),
    partners: z.array(
      z.object({
        partner: partnerRef,
        stage: z.enum(['test', 'live']),
        lastReceivedAt: instant.nullable(),
        documents7d: z.number().int(),
        held: z.number().int(),
        rejected7d: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Home' });
