import { Module, type DynamicModule } from '@nestjs/common';
import type { Runtime } from '@quayside/runtime';
import { RUNTIME, TOKEN_VERIFIER } from '../server/tokens.js';
import { CxmlController } from './cxml/cxml.controller.js';
import { DispatchesController } from './dispatches/dispatches.controller.js';
import { FilesController } from './files/files.controller.js';
import { MeController } from './auth/me.controller.js';
import { OrdersController } from './orders/orders.controller.js';
import { tokenVerifier } from './auth/token-verifier.js';

/** The interface for suppliers, below /v1: apart from the console's, and promised to people outside. */
@Module({})
export class SupplierApiModule {
  static with(runtime: Runtime): DynamicModule {
    const tokens = runtime.config?.tokens;
    return {
      module: SupplierApiModule,
      controllers: [MeController, FilesController, CxmlController, DispatchesController, OrdersController],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: TOKEN_VERIFIER, useValue: tokens && tokenVerifier(tokens) },
      ],
    };
  }
}
