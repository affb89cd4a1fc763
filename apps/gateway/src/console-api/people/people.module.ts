import { Module, type DynamicModule } from '@nestjs/common';
import { PeopleController } from './people.controller.js';
import { PEOPLE_DESK, type PeopleDesk } from './people-desk.js';
import { WelcomeController } from './welcome.controller.js';
import { WELCOMING, type Welcoming } from './welcoming.js';

export interface PeopleModulePorts {
  readonly desk: PeopleDesk;
  readonly welcoming: Welcoming;
}

/** Who may use the console, and how they come in for the first time. */
@Module({})
export class PeopleModule {
  static register({ desk, welcoming }: PeopleModulePorts): DynamicModule {
    return {
      module: PeopleModule,
      controllers: [PeopleController, WelcomeController],
      providers: [
        { provide: PEOPLE_DESK, useValue: desk },
        { provide: WELCOMING, useValue: welcoming },
      ],
    };
  }
}
