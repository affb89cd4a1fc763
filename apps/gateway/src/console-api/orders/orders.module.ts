import { Module, type DynamicModule } from '@nestjs/common';
import { ORDER_READS, type OrderReads } from './order-reads.js';
import { OrdersController } from './orders.controller.js';

/** Orders that documents have spoken of. */
@Module({})
export class OrdersModule {
  static register(reads: OrderReads): DynamicModule {
    return {
      module: OrdersModule,
      controllers: [OrdersController],
      providers: [{ provide: ORDER_READS, useValue: reads }],
    };
  }
}
