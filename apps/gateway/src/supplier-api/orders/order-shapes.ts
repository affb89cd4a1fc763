import { z } from 'zod';
import { pageOf } from '../docs/page.js';
import { supplierShapes } from '../docs/supplier-shapes.js';

const decimal = z.string().meta({ description: 'A decimal number, such as 12.50' });

export const supplierOrderLine = z.object({
  number: z.string(),
  item: z.object({
    buyer: z.string().nullable(),
    supplier: z.string().nullable(),
    gtin: z.string().nullable(),
    description: z.string().nullable(),
  }),
  quantity: decimal,
  unit: z.string().nullable().meta({ description: 'UN/ECE Recommendation 20' }),
  price: decimal.nullable().meta({ description: 'Of one unit' }),
  deliveryDate: z.iso.date().nullable(),
  acknowledged: decimal.nullable().meta({ description: 'By your last acknowledgement; null before the first one' }),
  shipped: decimal.meta({ description: 'By your ship notices' }),
  received: decimal,
  billed: decimal,
});
supplierShapes.add(supplierOrderLine, { id: 'OrderLine' });

export const supplierOrder = z.object({
  number: z.string(),
  date: z.iso.date().nullable(),
  currency: z.string().nullable(),
  state: z.enum(['draft', 'confirmed', 'locked', 'cancelled']).nullable(),
  open: z.boolean().meta({ description: 'Something of it is not received, or not billed, yet' }),
  lines: z.array(supplierOrderLine),
});
supplierShapes.add(supplierOrder, { id: 'Order', description: 'An order of yours as the buyer has it now' });

export const supplierOrderPage = pageOf(supplierOrder);
supplierShapes.add(supplierOrderPage, { id: 'OrderPage' });
