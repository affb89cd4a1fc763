import { Module, type DynamicModule } from '@nestjs/common';
import { CALLERS, type Callers } from './callers.js';
import { MeController } from './me.controller.js';

/** Who calls. Features whose routes stand behind the PartnerGuard import it. */
@Module({})
export class AuthModule {
  static register(callers: Callers): DynamicModule {
    return {
      module: AuthModule,
      controllers: [MeController],
      providers: [{ provide: CALLERS, useValue: callers }],
      exports: [CALLERS],
    };
  }
}
