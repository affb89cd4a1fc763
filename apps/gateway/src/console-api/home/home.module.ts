import { Module, type DynamicModule } from '@nestjs/common';
import { EXCEPTION_READS, type ExceptionReads } from '../exceptions/exception-reads.js';
import { HomeController } from './home.controller.js';
import { OVERVIEW, type OverviewRead } from './overview.js';

export interface HomePorts {
  readonly overview: OverviewRead;
  readonly exceptions: ExceptionReads;
}

/** What waits, and how things stand. */
@Module({})
export class HomeModule {
  static register({ overview, exceptions }: HomePorts): DynamicModule {
    return {
      module: HomeModule,
      controllers: [HomeController],
      providers: [
        { provide: OVERVIEW, useValue: overview },
        { provide: EXCEPTION_READS, useValue: exceptions },
      ],
    };
  }
}
