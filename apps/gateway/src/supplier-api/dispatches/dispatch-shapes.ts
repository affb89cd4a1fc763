import { z } from 'zod';
import { pageOf } from '../docs/page.js';
import { instant, length, supplierShapes, uuid } from '../docs/supplier-shapes.js';

export const supplierDispatch = z.object({
  id: uuid,
  type: z.string().meta({ description: '997, 999, TA1, CONTRL, CSV, 850 ...' }),
  name: z.string(),
  size: length,
  status: z.enum(['waiting', 'fetched']),
  createdAt: instant,
  fetchedAt: instant.nullable(),
  answers: uuid.nullable().meta({ description: 'The file that it answers' }),
  content: z.string().meta({ description: 'Where its bytes are' }),
});
supplierShapes.add(supplierDispatch, { id: 'Dispatch', description: 'Something that we send' });

export const supplierDispatchPage = pageOf(supplierDispatch);
supplierShapes.add(supplierDispatchPage, { id: 'DispatchPage' });
