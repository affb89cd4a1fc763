import { Module, type DynamicModule } from '@nestjs/common';
import { PAUSE_DESK, type PauseDesk } from './pause-desk.js';
import { PauseController } from './pause.controller.js';

/** The gateway as a whole: whether anything leaves it. */
@Module({})
export class PauseModule {
  static register(desk: PauseDesk): DynamicModule {
    return {
      module: PauseModule,
      controllers: [PauseController],
      providers: [{ provide: PAUSE_DESK, useValue: desk }],
    };
  }
}
