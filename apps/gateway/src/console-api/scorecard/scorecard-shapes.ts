import { z } from 'zod';
import { partnerRef } from '../vocabulary/partner-ref.js';

const counted = z.number().int();
const hours = z.number().nullable();

export const scorecardShape = z
  .object({
    partner: partnerRef,
    from: z.string().meta({ description: 'The first day' }),
    until: z.string().meta({ description: 'The last day, included' }),
    deliveries: z
      .object({
        lines: counted,
        onTime: counted.meta({ description: 'Of which something came on their day or before' }),
        inFull: counted.meta({ description: 'Of which all has come, whenever' }),
        onTimeInFull: counted.meta({ description: 'Of which all came on their day or before' }),
      })
      .meta({
        description:
          'Lines of orders whose day, as Odoo has it, is in these days and over; without those that came before their order was known',
      }),
    documents: z
      .object({
        documents: counted,
        right: counted,
        types: z.array(z.object({ type: z.string(), documents: counted, right: counted })),
      })
      .meta({
        description: 'Documents received in these days, and those that were delivered without anybody being asked',
      }),
    answers: z.object({ sent: counted, answered: counted, medianHours: hours, p90Hours: hours }).meta({
      description:
        'Orders and changes sent in these days, without those replaced before their answer; hours by the clock',
    }),
    changes: z.object({ orders: counted, changed: counted, changes: counted }).meta({
      description: 'Orders of these days that were sent, those changed or cancelled after that, and how often',
    }),
    reasons: z
      .array(z.object({ code: z.string(), documents: counted, others: counted }))
      .meta({ description: 'What people were asked about: documents received, and orders that go out' }),
  })
  .meta({ id: 'Scorecard' });
