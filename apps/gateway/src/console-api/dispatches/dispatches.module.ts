import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';

/** What people decide about what goes out. */
@Module({})
export class DispatchesModule {
  static register(choose: Choose): DynamicModule {
    return {
      module: DispatchesModule,
      controllers: [choicesController('api/dispatches', 'chooseForDispatch')],
      providers: [{ provide: CHOOSE, useValue: choose }],
    };
  }
}
