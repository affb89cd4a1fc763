import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesClassified } from '@quayside/accounts';
import { orderDelivered } from '@quayside/store';
import { z } from 'zod';
import { found } from '../../server/found.js';
import { Filters, Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { orderBillsShape } from './bill-shapes.js';
import { ORDER_READS, type OrderReads } from './order-reads.js';
import { orderDetailShape, orderPageShape, orderQuestionShape } from './order-shapes.js';
import { presentBills } from './present-bills.js';
import { presentOrder, presentOrderRow } from './present-order.js';

const day = z.iso.date().optional();
const orderQuery = z.object({
  q: text,
  partner: text,
  buyer: text,
  question: orderQuestionShape.optional(),
  from: day,
  until: day,
  unbilledSince: day,
  dueFrom: day,
  dueUntil: day,
  delivered: z.enum(orderDelivered).optional(),
  limit,
});

/** Orders of partners: those that go out from here, and those that documents have spoken of. */
@ApiTags('console')
@Controller('api/orders')
export class OrdersController {
  constructor(@Inject(ORDER_READS) private readonly reads: OrderReads) {}

  @Get()
  @ApiOperation({ operationId: 'listOrders', summary: 'Orders of partners, as last read' })
  @Filters(
    'q',
    'partner',
    'buyer',
    'question',
    'from',
    'until',
    'unbilledSince',
    'dueFrom',
    'dueUntil',
    'delivered',
    'limit',
  )
  @Returns(orderPageShape)
  async list(@Query({ schema: orderQuery }) query: z.infer<typeof orderQuery>, @CurrentSession() session: Signed) {
    const asked = { ...given(query), among: session.among };
    const [names, rows] = await Promise.all([this.reads.names(), this.reads.list(asked)]);
    const total = await this.reads.count(asked);
    const prices = seesClassified(session, 'prices');
    return { rows: rows.map((each) => presentOrderRow(each, names, prices)), next: null, total };
  }

  @Get(':number')
  @Named('number')
  @ApiOperation({ operationId: 'getOrder', summary: 'One order as last read, with what both sides have said of it' })
  @Returns(orderDetailShape)
  async get(@Param('number') number: string, @CurrentSession() session: Signed) {
    const whole = found(await this.reads.whole(number, session), 'order');
    return presentOrder(whole, await this.reads.names(), seesClassified(session, 'prices'));
  }

  @Get(':number/bills')
  @Named('number')
  @ApiOperation({
    operationId: 'getBillsOfOrder',
    summary: 'The bills on an order and what of them is paid, by Odoo now',
  })
  @Returns(orderBillsShape)
  async bills(@Param('number') number: string, @CurrentSession() session: Signed) {
    return presentBills(found(await this.reads.bills(number, session), 'order'));
  }
}
