import { z } from 'zod';
import { channelRowShape } from '../console-api/channels/channel-shapes.js';
import { documentRowShape, exceptionRowShape, fileRowShape, findingShape, instant, partnerRef } from './shapes.js';

// Shapes of orders, partners, channels and of the installation; and pages of rows.

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

export const partnerDetailShape = z
  .object({
    partner: partnerRef,
    kind: z.enum(['supplier', 'van']),
    carries: z
      .array(partnerRef)
      .meta({ description: 'Of a VAN: the partners whose interchanges come through its mailbox' }),
    carriedBy: z.array(partnerRef).meta({ description: 'The VANs that carry it' }),
    stage: z.enum(['test', 'live']),
    release: z.number().int(),
    releasedAt: instant,
    identifiers: z.array(z.string()),
    connection: z.string(),
    documents: z.array(z.string()),
    channels: z.array(
      z.object({
        kind: z.string(),
        login: z.string(),
        about: z.string().meta({ description: '"The partner comes to our SFTP server"' }),
        maxFileSize: z.number().int(),
      }),
    ),
    warnings: z.array(findingShape),
    problems: z.array(findingShape).meta({ description: 'Why the newest edit of the file is not live' }),
    profile: z.string().meta({ description: 'The YAML text of the live release' }),
  })
  .meta({ id: 'PartnerDetail' });

export const settingsShape = z
  .object({
    version: z.string(),
    odoo: z.array(
      z.object({
        name: z.string(),
        url: z.string(),
        demo: z.boolean(),
        servedAt: instant.nullable(),
        failingSince: instant.nullable(),
        error: z.string().nullable(),
      }),
    ),
    sftp: z
      .object({
        host: z.string(),
        port: z.number().int(),
        legacy: z
          .object({ port: z.number().int(), hostKeyFingerprint: z.string() })
          .nullable()
          .meta({ description: 'For partners whose software knows old algorithms only' }),
        hostKeyFingerprint: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Settings' });

/** A page of rows; `next` continues after its last one. */
function pageOf<T extends z.ZodType>(row: T, name: string) {
  return z.object({ rows: z.array(row), next: z.string().nullable() }).meta({ id: name });
}

export const documentPageShape = pageOf(documentRowShape, 'DocumentPage');
export const filePageShape = pageOf(fileRowShape, 'FilePage');
export const exceptionPage = pageOf(exceptionRowShape, 'ExceptionPage');
export const orderPage = pageOf(orderRowShape, 'OrderPage');
export const partnerPage = pageOf(partnerDetailShape, 'PartnerPage');
export const channelPage = pageOf(channelRowShape, 'ChannelPage');

/** A line of the event stream: something changed, reload what shows it. Never the data itself. */
export const changeShape = z
  .object({ kind: z.string(), row: z.string(), to: z.string().nullable(), partner: z.string().nullable() })
  .meta({ id: 'Change' });
