import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { pageOf } from '../vocabulary/page-of.js';
import { partnerRef } from '../vocabulary/partner-ref.js';
import { rowId } from '../vocabulary/row-id.js';

export const documentRowShape = z
  .object({
    id: rowId,
    partner: partnerRef,
    state: z.enum(['accepted', 'held', 'duplicate', 'rejected', 'delivered', 'rehearsed', 'refused', 'superseded']),
    usage: z.enum(['live', 'test']),
    type: z.string().nullable().meta({ description: 'Canonical type; null when the set could not be translated' }),
    setType: z.string(),
    number: z.string().nullable(),
    orderNumber: z.string().nullable(),
    version: z.number().int(),
    total: z.object({ amount: z.string(), currency: z.string().nullable() }).nullable(),
    findings: z.number().int().meta({ description: 'How many warnings and errors' }),
    waitsFor: ownerShape.nullable().meta({ description: 'Owner of the open exception' }),
    reason: z.string().nullable(),
    receivedAt: instant,
  })
  .meta({ id: 'DocumentRow' });

export const documentPageShape = pageOf(documentRowShape, 'DocumentPage');
