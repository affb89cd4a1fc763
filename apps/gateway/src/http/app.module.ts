import { Module, StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Runtime } from '@quayside/runtime';
import { SupplierApiModule } from '../supplier-api/supplier-api.module.js';
import { ChannelsController } from './controllers/channels.controller.js';
import { ChoicesController } from './controllers/choices.controller.js';
import { ConsoleController } from './controllers/console.controller.js';
import { DemoController } from './controllers/demo.controller.js';
import { EventsController } from './controllers/events.controller.js';
import { HealthController } from './controllers/health.controller.js';
import { SessionController } from './controllers/session.controller.js';
import type { GatewayState } from './gateway-state.js';
import { ProblemFilter } from './problem.filter.js';
import { SessionGuard } from './session.guard.js';
import { GATEWAY_STATE, RUNTIME } from './tokens.js';

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
