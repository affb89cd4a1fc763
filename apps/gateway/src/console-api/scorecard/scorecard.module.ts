import { Module, type DynamicModule } from '@nestjs/common';
import { SCORECARD_READS, type ScorecardReads } from './scorecard-reads.js';
import { ScorecardController } from './scorecard.controller.js';

/** How partners do. */
@Module({})
export class ScorecardModule {
  static register(reads: ScorecardReads): DynamicModule {
    return {
      module: ScorecardModule,
      controllers: [ScorecardController],
      providers: [{ provide: SCORECARD_READS, useValue: reads }],
    };
  }
}
