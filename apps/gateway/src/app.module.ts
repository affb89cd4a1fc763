import { Module, StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Runtime } from '@quayside/runtime';
import { SupplierApiModule } from './supplier-api/supplier-api.module.js';
import { ChannelsController } from './console-api/channels/channels.controller.js';
import { ChoicesController } from './console-api/choices/choices.controller.js';
import { ConsoleController } from './console-api/console.controller.js';
import { DemoController } from './demo/demo.controller.js';
import { EventsController } from './console-api/events/events.controller.js';
import { HealthController } from './server/health/health.controller.js';
import { SessionController } from './console-api/session/session.controller.js';
import type { GatewayState } from './gateway-state.js';
import { ProblemFilter } from './server/problem.filter.js';
import { SessionGuard } from './console-api/session/session.guard.js';
import { GATEWAY_STATE, RUNTIME } from './server/tokens.js';

/** The console's interface, health and metrics. */
@Module({})
export class ConsoleModule {
  static with(runtime: Runtime, state: GatewayState): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [
        HealthController,
        SessionController,
        ConsoleController,
        ChoicesController,
        ChannelsController,
        EventsController,
        DemoController,
      ],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: GATEWAY_STATE, useValue: state },
      ],
    };
  }
}

/** The HTTP role. Nest sees what runtime assembled, and nothing behind it. */
@Module({})
export class AppModule {
  static with(runtime: Runtime, state: GatewayState): DynamicModule {
    return {
      module: AppModule,
      imports: [ConsoleModule.with(runtime, state), SupplierApiModule.with(runtime)],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: () => new StandardSchemaValidationPipe() },
      ],
    };
  }
}
