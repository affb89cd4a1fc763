import { ApiParam, ApiQuery } from '@nestjs/swagger';
import { described, answers, fails } from '../docs/describe.js';
import { supplierOrder, supplierOrderPage } from './order-shapes.js';

// What the page at /docs says of these routes.

export const DescribeOrders = () =>
  described('listOrders', 'Orders', 'Your orders, newest first', {
    description: 'As the buyer has them now: what you have acknowledged and shipped, what is received and billed.',
    decorators: [
      ApiQuery({ name: 'state', required: false, schema: { enum: ['open', 'all'], default: 'open' } }),
      ApiQuery({
        name: 'after',
        required: false,
        schema: { type: 'string' },
        description: 'The `next` of the page before',
      }),
      ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } }),
      answers(200, 'A page of them; it may be short and still have a `next`', supplierOrderPage),
      fails('erp-away'),
    ],
  });

export const DescribeOrder = () =>
  described('getOrder', 'Orders', 'One order of yours', {
    decorators: [
      ApiParam({ name: 'number', schema: { type: 'string' }, description: 'The number of the order' }),
      answers(200, 'The order', supplierOrder),
      fails('not-found', 'erp-away'),
    ],
  });
