import { Module, StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Logger } from '@quayside/runtime';
import { LOG } from './log.js';
import { REFUSED_REQUESTS, unheard, type RefusedRequests } from './refused-requests.js';
import { ProblemFilter } from './problem.filter.js';

/** What holds for every route of every feature: input is checked by its shape, and errors are answered in words. */
@Module({})
export class ServerModule {
  static register(log: Pick<Logger, 'error'>, refused: RefusedRequests = unheard): DynamicModule {
    return {
      module: ServerModule,
      providers: [
        { provide: LOG, useValue: log },
        { provide: REFUSED_REQUESTS, useValue: refused },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: () => new StandardSchemaValidationPipe() },
      ],
    };
  }
}
