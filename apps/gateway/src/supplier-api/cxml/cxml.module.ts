import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from '@quayside/runtime';
import type { Clock } from '@quayside/std';
import { LOG } from '../../server/log.js';
import { RECEIVE_BODY, type ReceiveBody } from '../files/receive-body.js';
import { CxmlController } from './cxml.controller.js';
import { CXML_CLOCK } from './cxml.filter.js';

export interface CxmlPorts {
  readonly receive: ReceiveBody;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
}

/** For programs that speak cXML. */
@Module({})
export class CxmlModule {
  static register({ receive, clock, log }: CxmlPorts, auth: DynamicModule): DynamicModule {
    return {
      module: CxmlModule,
      imports: [auth],
      controllers: [CxmlController],
      providers: [
        { provide: RECEIVE_BODY, useValue: receive },
        { provide: CXML_CLOCK, useValue: clock },
        { provide: LOG, useValue: log },
      ],
    };
  }
}
