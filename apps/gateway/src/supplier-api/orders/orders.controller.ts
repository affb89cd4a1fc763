import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { Open } from '../../server/open.js';
import { Problem } from '../../server/problem.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { PartnerGuard, Scope } from '../auth/partner.guard.js';
import { DescribeOrder, DescribeOrders } from './describe-orders.js';
import { OWN_ORDERS, type OwnOrders } from './own-orders.js';
import { presentOrder } from './present-order.js';

const orderQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,9}$/, 'the `next` of the page before')
    .transform(Number)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  state: z.enum(['open', 'all']).default('open'),
});

/** The partner's own orders, as the buyer's ERP has them now, with what it has said about each line. */
@Open()
@UseGuards(PartnerGuard)
@Scope('orders')
@Controller('v1/orders')
export class OrdersController {
  constructor(@Inject(OWN_ORDERS) private readonly own: OwnOrders) {}

  @Get()
  @DescribeOrders()
  async list(@CurrentCaller() caller: Caller, @Query({ schema: orderQuery }) query: z.infer<typeof orderQuery>) {
    const { orders, said, next } = await this.own.page(caller, { ...query, after: query.after ?? 0 });
    return { rows: orders.map((each) => presentOrder(each, said)), next };
  }

  @Get(':number')
  @DescribeOrder()
  async get(@CurrentCaller() caller: Caller, @Param('number') number: string) {
    const found = await this.own.find(caller, number);
    if (!found) throw new Problem('not-found', `There is no order ${number} of yours.`);
    return presentOrder(found.order, found.said);
  }
}
