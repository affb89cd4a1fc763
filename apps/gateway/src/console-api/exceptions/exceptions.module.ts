import { Module, type DynamicModule } from '@nestjs/common';
import { EXCEPTION_READS, type ExceptionReads } from './exception-reads.js';
import { ExceptionsController } from './exceptions.controller.js';

/** What waits for people. */
@Module({})
export class ExceptionsModule {
  static register(reads: ExceptionReads): DynamicModule {
    return {
      module: ExceptionsModule,
      controllers: [ExceptionsController],
      providers: [{ provide: EXCEPTION_READS, useValue: reads }],
    };
  }
}
