import { z } from 'zod';

const billShape = z.object({
  name: z.string().nullable().meta({ description: 'In Odoo; a draft may have none' }),
  number: z.string().nullable().meta({ description: "The supplier's own" }),
  kind: z.enum(['bill', 'credit-note']),
  state: z.enum(['draft', 'posted']),
  date: z.string().nullable(),
  dueOn: z.string().nullable(),
  currency: z.string(),
  total: z.string().meta({ description: 'Below zero of a credit note' }),
  paid: z.string(),
  open: z.string(),
  url: z.string(),
});

export const orderBillsShape = z
  .object({
    unknown: z.string().nullable().meta({ description: 'Why Odoo could not be asked' }),
    bills: z.array(billShape),
    lines: z.array(
      z.object({
        number: z.string(),
        paid: z
          .array(z.object({ amount: z.string(), currency: z.string() }))
          .meta({ description: 'With taxes; of a bill that is paid in part its share' }),
      }),
    ),
  })
  .meta({ id: 'OrderBills' });
