import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import type { Runtime } from '@quayside/runtime';
import { z } from 'zod';
import { Open } from '../../console-api/session/session.guard.js';
import { RUNTIME } from '../../server/tokens.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { DescribeOrder, DescribeOrders } from '../docs/describe.js';
import { orderOf, ordersOf } from './own-orders.js';
import { PartnerGuard, Scope } from '../auth/partner.guard.js';
import { Problem } from '../../server/problem.js';

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
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  @DescribeOrders()
  list(@CurrentCaller() caller: Caller, @Query({ schema: orderQuery }) query: z.infer<typeof orderQuery>) {
    return ordersOf(this.runtime, caller, { ...query, after: query.after ?? 0 });
  }

  @Get(':number')
  @DescribeOrder()
  async get(@CurrentCaller() caller: Caller, @Param('number') number: string) {
    const order = await orderOf(this.runtime, caller, number);
    if (!order) throw new Problem('not-found', `There is no order ${number} of yours.`);
    return order;
  }
}
