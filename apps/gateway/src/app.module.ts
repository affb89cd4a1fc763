import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { playDemo, type Runtime } from '@quayside/runtime';
import { ChannelsController } from './console-api/channels/channels.controller.js';
import { ChoicesController } from './console-api/choices/choices.controller.js';
import { ConsoleController } from './console-api/console.controller.js';
import { EventsController } from './console-api/events/events.controller.js';
import { SessionController } from './console-api/session/session.controller.js';
import { SessionGuard } from './console-api/session/session.guard.js';
import { DemoModule } from './demo/demo.module.js';
import type { Demo } from './demo/demo.js';
import type { GatewayState } from './gateway-state.js';
import { HealthModule } from './server/health/health.module.js';
import { ServerModule } from './server/server.module.js';
import { GATEWAY_STATE, RUNTIME } from './server/tokens.js';
import { SupplierApiModule } from './supplier-api/supplier-api.module.js';
import { supplierPorts } from './supplier-ports.js';

/** The console's interface. */
@Module({})
export class ConsoleModule {
  static with(runtime: Runtime, state: GatewayState): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [SessionController, ConsoleController, ChoicesController, ChannelsController, EventsController],
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: GATEWAY_STATE, useValue: state },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
    };
  }
}

/** The whole gateway. Here the runtime is taken apart: no feature sees more of it than it is given. */
@Module({})
export class AppModule {
  static with(runtime: Runtime, state: GatewayState): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServerModule.register(runtime.log),
        HealthModule.register(healthOf(runtime, state)),
        ConsoleModule.with(runtime, state),
        SupplierApiModule.register(supplierPorts(runtime)),
        DemoModule.register(demoOf(runtime, state)),
      ],
    };
  }
}

function healthOf({ releases, metrics }: Runtime, state: GatewayState) {
  return {
    version: state.version,
    roles: state.roles,
    isStopping: () => state.stopping,
    hasSftp: () => state.sftp !== undefined,
    askDatabase: () => releases.stamp(),
    metrics: () => metrics.registry.metrics(),
  };
}

function demoOf(runtime: Runtime, state: GatewayState): Demo {
  const { ports } = runtime;
  return {
    token: state.demoToken,
    play: async (story, say) => {
      if (state.sftp) return playDemo(runtime, state.sftp, story, say);
      say({ kind: 'failed', text: 'This process has no SFTP server: start one with the role sftp.' });
    },
    async order(id, number) {
      const live = await ports.partners.byId(id);
      const address = live?.partner.erp('live');
      if (!address) return { unknown: 'partner' };
      const order = await ports.erp(address).readOrder(number);
      return order ? { order } : { unknown: 'order' };
    },
  };
}
