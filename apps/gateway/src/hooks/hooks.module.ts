import { Module, type DynamicModule } from '@nestjs/common';
import { HooksController } from './hooks.controller.js';
import { HOOKS, type Hooks } from './hooks.js';

/** For the ERP, which gives hints. */
@Module({})
export class HooksModule {
  static register(hooks: Hooks): DynamicModule {
    return { module: HooksModule, controllers: [HooksController], providers: [{ provide: HOOKS, useValue: hooks }] };
  }
}
