import { z } from 'zod';
import { choiceShape } from '../choices/choice-shapes.js';
import { instant } from '../vocabulary/instant.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { partnerRef } from '../vocabulary/partner-ref.js';
import { rowId } from '../vocabulary/row-id.js';

export const exceptionRowShape = z
  .object({
    id: rowId,
    subject: z.object({
      kind: z.enum(['document', 'arrival', 'file', 'outbound', 'order', 'receipt', 'dispatch', 'lane', 'channel']),
      id: z.string(),
    }),
    partner: partnerRef,
    owner: ownerShape,
    code: z.string(),
    message: z.string(),
    openedAt: instant,
    title: z.string().meta({ description: 'What it is about: "Invoice 80114 for P00027"' }),
    order: z.string().nullable().meta({ description: 'The number of the order whose page tells more' }),
    choices: z.array(choiceShape),
    amount: z.string().nullable().meta({ description: 'What the document comes to, for who may see prices' }),
    currency: z.string().nullable(),
    due: z.string().nullable().meta({ description: 'The day on which it is to be paid, or to arrive' }),
    assignee: z.object({ account: z.string(), name: z.string() }).nullable(),
    putOffUntil: instant.nullable(),
    remarks: z.number().int(),
  })
  .meta({ id: 'ExceptionRow' });

export const remarksShape = z
  .object({ remarks: z.array(z.object({ at: instant, by: z.string(), text: z.string() })) })
  .meta({ id: 'Remarks' });

export const remarkingShape = z.object({ text: z.string().trim().min(1).max(2000) }).meta({ id: 'Remarking' });
