import { z } from 'zod';
import { documentRowShape } from '../documents/document-row-shape.js';
import { instant } from '../vocabulary/instant.js';
import { pageOf } from '../vocabulary/page-of.js';
import { partnerRef } from '../vocabulary/partner-ref.js';

export const orderRowShape = z
  .object({
    number: z.string(),
    partner: partnerRef,
    connection: z.string(),
    state: z.string().nullable(),
    acknowledged: z.boolean(),
    lines: z.number().int(),
    total: z.object({ amount: z.string(), currency: z.string().nullable() }),
    documents: z.number().int(),
    held: z.number().int(),
    readAt: instant,
  })
  .meta({ id: 'OrderRow' });

export const orderPageShape = pageOf(orderRowShape, 'OrderPage');

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
    lines: z.array(
      z.object({
        number: z.string(),
        item: z.string(),
        description: z.string().nullable(),
        quantity: z.string(),
        unit: z.string().nullable(),
        price: z.string().nullable(),
        deliveryDate: z.string().nullable(),
        received: z.string().nullable(),
        billed: z.string().nullable(),
      }),
    ),
    thread: z.array(documentRowShape),
  })
  .meta({ id: 'OrderDetail' });
