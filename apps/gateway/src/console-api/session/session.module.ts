import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CHECK_PASSWORD, type CheckPassword } from './passwords.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SESSIONS, type Sessions } from './sessions.js';

export interface SessionPorts {
  readonly sessions: Sessions;
  readonly check: CheckPassword;
}

/** Signing in and out; and that nobody gets anywhere without, unless a route is open. */
@Module({})
export class SessionModule {
  static register({ sessions, check }: SessionPorts): DynamicModule {
    return {
      module: SessionModule,
      controllers: [SessionController],
      providers: [
        { provide: SESSIONS, useValue: sessions },
        { provide: CHECK_PASSWORD, useValue: check },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
    };
  }
}
