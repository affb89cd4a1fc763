import { Module, type DynamicModule } from '@nestjs/common';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { DispatchesController } from './dispatches.controller.js';

/** What people decide about what goes out. */
@Module({})
export class DispatchesModule {
  static register(choose: Choose): DynamicModule {
    return {
      module: DispatchesModule,
      controllers: [DispatchesController],
      providers: [{ provide: CHOOSE, useValue: choose }],
    };
  }
}
