import { Module, type DynamicModule } from '@nestjs/common';
import { choicesController } from '../choices/choices.controller.js';
import { CHOOSE, type Choose } from '../choices/choosing.js';
import { OUTBOUND_DESK, type OutboundDesk } from './outbound-desk.js';
import { OutboundController } from './outbound.controller.js';
import { OutboundPartnersController } from './outbound-partners.controller.js';

/** What this feature is given. */
export interface OutboundPorts {
  readonly choose: Choose;
  readonly desk: OutboundDesk;
}

/** What people decide about the orders that go out. */
@Module({})
export class OutboundModule {
  static register({ choose, desk }: OutboundPorts): DynamicModule {
    return {
      module: OutboundModule,
      controllers: [
        choicesController('api/outbound', 'chooseForOutbound'),
        OutboundController,
        OutboundPartnersController,
      ],
      providers: [
        { provide: CHOOSE, useValue: choose },
        { provide: OUTBOUND_DESK, useValue: desk },
      ],
    };
  }
}
