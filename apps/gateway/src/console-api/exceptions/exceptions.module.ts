import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { EXCEPTION_READS, type ExceptionReads } from './exception-reads.js';
import { ExceptionsController } from './exceptions.controller.js';

/** What this feature is given. */
export interface ExceptionPorts {
  readonly reads: ExceptionReads;
  readonly choose: Choose;
}

/** What waits for people. */
@Module({})
export class ExceptionsModule {
  static register({ reads, choose }: ExceptionPorts): DynamicModule {
    return {
      module: ExceptionsModule,
      controllers: [ExceptionsController, choicesController('api/exceptions', 'chooseForException')],
      providers: [
        { provide: EXCEPTION_READS, useValue: reads },
        { provide: CHOOSE, useValue: choose },
      ],
    };
  }
}
