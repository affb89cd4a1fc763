import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HEALTH, type Health } from './health.js';

/** For machines that watch this process. */
@Module({})
export class HealthModule {
  static register(health: Health): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: HEALTH, useValue: health }],
    };
  }
}
