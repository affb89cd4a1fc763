import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from '@quayside/runtime';
import { LOG } from '../../server/log.js';
import { CHANGES_SINCE, type ChangesSince } from './changes-since.js';
import { EventsController } from './events.controller.js';

export interface EventPorts {
  readonly changesSince: ChangesSince;
  readonly log: Pick<Logger, 'debug'>;
}

/** Tells open pages that something changed. */
@Module({})
export class EventsModule {
  static register({ changesSince, log }: EventPorts): DynamicModule {
    return {
      module: EventsModule,
      controllers: [EventsController],
      providers: [
        { provide: CHANGES_SINCE, useValue: changesSince },
        { provide: LOG, useValue: log },
      ],
    };
  }
}
