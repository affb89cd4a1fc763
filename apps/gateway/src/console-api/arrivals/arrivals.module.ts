import { Module, type DynamicModule } from '@nestjs/common';
import { ACCESS_LOG, type AccessLog } from '../session/access-log.js';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { ARRIVAL_READS, type ArrivalReads } from './arrival-reads.js';
import { ArrivalsController } from './arrivals.controller.js';

export interface ArrivalPorts {
  readonly reads: ArrivalReads;
  readonly choose: Choose;
  readonly access: AccessLog;
}

/** Interchanges as they came, and what people decide about them. */
@Module({})
export class ArrivalsModule {
  static register({ reads, choose, access }: ArrivalPorts): DynamicModule {
    return {
      module: ArrivalsModule,
      controllers: [ArrivalsController, choicesController('api/arrivals', 'chooseForArrival')],
      providers: [
        { provide: ARRIVAL_READS, useValue: reads },
        { provide: CHOOSE, useValue: choose },
        { provide: ACCESS_LOG, useValue: access },
      ],
    };
  }
}
