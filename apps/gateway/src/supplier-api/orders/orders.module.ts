import { Module, type DynamicModule } from '@nestjs/common';
import { OrdersController } from './orders.controller.js';
import { OWN_ORDERS, type OwnOrders } from './own-orders.js';

/** The partner's own orders. */
@Module({})
export class OrdersModule {
  static register(orders: OwnOrders, auth: DynamicModule): DynamicModule {
    return {
      module: OrdersModule,
      imports: [auth],
      controllers: [OrdersController],
      providers: [{ provide: OWN_ORDERS, useValue: orders }],
    };
  }
}
