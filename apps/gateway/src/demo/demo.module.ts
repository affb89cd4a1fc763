import { Module, type DynamicModule } from '@nestjs/common';
import { DemoController } from './demo.controller.js';
import { DEMO, type Demo } from './demo.js';

/** What the commands on this machine ask of a gateway that runs. */
@Module({})
export class DemoModule {
  static register(demo: Demo): DynamicModule {
    return { module: DemoModule, controllers: [DemoController], providers: [{ provide: DEMO, useValue: demo }] };
  }
}
