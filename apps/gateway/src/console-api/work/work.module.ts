import { Module, type DynamicModule } from '@nestjs/common';
import { WORK_DESK, type WorkDesk } from './work-desk.js';
import { WorkController } from './work.controller.js';

/** What waits for people, as work. */
@Module({})
export class WorkModule {
  static register(desk: WorkDesk): DynamicModule {
    return { module: WorkModule, controllers: [WorkController], providers: [{ provide: WORK_DESK, useValue: desk }] };
  }
}
