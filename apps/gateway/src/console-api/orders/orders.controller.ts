import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { found } from '../../server/found.js';
import { Filters, Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { ORDER_READS, type OrderReads } from './order-reads.js';
import { orderDetailShape, orderPageShape } from './order-shapes.js';
import { presentOrder, presentOrderRow } from './present-order.js';

const orderQuery = z.object({ q: text, limit });

/** Orders that documents have spoken of. */
@ApiTags('console')
@Controller('api/orders')
export class OrdersController {
  constructor(@Inject(ORDER_READS) private readonly reads: OrderReads) {}

  @Get()
  @ApiOperation({ operationId: 'listOrders', summary: 'Orders that documents have spoken of' })
  @Filters('q', 'limit')
  @Returns(orderPageShape)
  async list(@Query({ schema: orderQuery }) query: z.infer<typeof orderQuery>) {
    const names = await this.reads.names();
    return { rows: (await this.reads.list(given(query))).map((each) => presentOrderRow(each, names)), next: null };
  }

  @Get(':number')
  @Named('number')
  @ApiOperation({ operationId: 'getOrder', summary: 'One order as last read, with its thread' })
  @Returns(orderDetailShape)
  async get(@Param('number') number: string) {
    return presentOrder(found(await this.reads.whole(number), 'order'), await this.reads.names());
  }
}
