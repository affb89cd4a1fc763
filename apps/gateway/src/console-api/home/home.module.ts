import { Module, type DynamicModule } from '@nestjs/common';
import { WORK_DESK, type WorkDesk } from '../work/work-desk.js';
import { HomeController } from './home.controller.js';
import { OVERVIEW, type OverviewRead } from './overview.js';

export interface HomePorts {
  readonly overview: OverviewRead;
  readonly work: Pick<WorkDesk, 'queue' | 'names'>;
}

/** What waits, and how things stand. */
@Module({})
export class HomeModule {
  static register({ overview, work }: HomePorts): DynamicModule {
    return {
      module: HomeModule,
      controllers: [HomeController],
      providers: [
        { provide: OVERVIEW, useValue: overview },
        { provide: WORK_DESK, useValue: work },
      ],
    };
  }
}
