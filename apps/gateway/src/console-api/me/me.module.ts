import { Module, type DynamicModule } from '@nestjs/common';
import { MeController } from './me.controller.js';
import { MY_DESK, type MyDesk } from './my-desk.js';

/** One's own account: password, second factor, sessions. */
@Module({})
export class MeModule {
  static register(desk: MyDesk): DynamicModule {
    return { module: MeModule, controllers: [MeController], providers: [{ provide: MY_DESK, useValue: desk }] };
  }
}
