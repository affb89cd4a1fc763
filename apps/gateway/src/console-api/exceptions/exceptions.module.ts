import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { ExceptionsController } from './exceptions.controller.js';
import { REMARKS, type Remarks } from './remarks.js';

/** What this feature is given. */
export interface ExceptionPorts {
  readonly remarks: Remarks;
  readonly choose: Choose;
}

/** What is done with one thing that waits; the work queue lists them. */
@Module({})
export class ExceptionsModule {
  static register({ remarks, choose }: ExceptionPorts): DynamicModule {
    return {
      module: ExceptionsModule,
      controllers: [ExceptionsController, choicesController('api/exceptions', 'chooseForException')],
      providers: [
        { provide: REMARKS, useValue: remarks },
        { provide: CHOOSE, useValue: choose },
      ],
    };
  }
}
