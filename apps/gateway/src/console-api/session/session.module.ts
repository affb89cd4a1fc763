import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ACCESS_LOG, type AccessLog } from './access-log.js';
import { ProviderController } from './provider/provider.controller.js';
import { VOUCHING, type Vouching } from './provider/vouching.js';
import { RightsGuard, SUBJECTS, type Subjects } from './rights.guard.js';
import { ALWAYS_TLS, type AlwaysTls } from './session-cookie.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SESSIONS, type Sessions } from './sessions.js';

export interface SessionPorts {
  readonly sessions: Sessions;
  /** Signing in by an identity provider; nothing where none is set. */
  readonly vouching: Vouching | undefined;
  readonly subjects: Subjects;
  readonly access: AccessLog;
  /** Whether browsers come over TLS although this process cannot see it. */
  readonly alwaysTls: AlwaysTls;
}

/** Signing in and out; and that nobody gets anywhere without, or beyond their rights, unless a route is open. */
@Module({})
export class SessionModule {
  static register({ sessions, vouching, subjects, access, alwaysTls }: SessionPorts): DynamicModule {
    return {
      module: SessionModule,
      controllers: [SessionController, ProviderController],
      providers: [
        { provide: SESSIONS, useValue: sessions },
        { provide: VOUCHING, useValue: vouching },
        { provide: SUBJECTS, useValue: subjects },
        { provide: ACCESS_LOG, useValue: access },
        { provide: ALWAYS_TLS, useValue: alwaysTls },
        // In this order: first who it is, then what they may.
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: RightsGuard },
      ],
    };
  }
}
