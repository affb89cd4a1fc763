import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import type { Callers } from './auth/callers.js';
import { CxmlModule, type CxmlPorts } from './cxml/cxml.module.js';
import { DispatchesModule, type DispatchPorts } from './dispatches/dispatches.module.js';
import { FilesModule, type FilePorts } from './files/files.module.js';
import { OrdersModule } from './orders/orders.module.js';
import type { OwnOrders } from './orders/own-orders.js';

/** What each feature of the suppliers' interface is given. */
export interface SupplierApiPorts {
  readonly callers: Callers;
  readonly files: FilePorts;
  readonly cxml: CxmlPorts;
  readonly dispatches: DispatchPorts;
  readonly orders: OwnOrders;
}

/** The interface for suppliers, below /v1: apart from the console's, and promised to people outside. */
@Module({})
export class SupplierApiModule {
  static register({ callers, files, cxml, dispatches, orders }: SupplierApiPorts): DynamicModule {
    const auth = AuthModule.register(callers);
    return {
      module: SupplierApiModule,
      imports: [
        auth,
        FilesModule.register(files, auth),
        CxmlModule.register(cxml, auth),
        DispatchesModule.register(dispatches, auth),
        OrdersModule.register(orders, auth),
      ],
    };
  }
}
