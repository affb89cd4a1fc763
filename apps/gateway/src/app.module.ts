import { Module, type DynamicModule } from '@nestjs/common';
import { freeSpace, notPlayed, playDemo, type Runtime } from '@quayside/runtime';
import { wakeOrders } from '@quayside/exchange';
import { probeWrite } from '@quayside/store';
import { ConsoleApiModule } from './console-api/console-api.module.js';
import { consolePorts } from './console-ports.js';
import { DemoModule } from './demo/demo.module.js';
import type { Demo } from './demo/demo.js';
import type { GatewayState } from './gateway-state.js';
import type { Health } from './server/health/health.js';
import { HooksModule } from './hooks/hooks.module.js';
import { HealthModule } from './server/health/health.module.js';
import { noteRefused } from './server/refused-requests.js';
import { ServerModule } from './server/server.module.js';
import type { SftpOptions } from './sftp/sftp-role.js';
import { SftpModule } from './sftp/sftp.module.js';
import { SupplierApiModule } from './supplier-api/supplier-api.module.js';
import { supplierPorts } from './supplier-ports.js';
import { WorkerModule } from './worker/worker.module.js';
import type { WorkerPace, WorkerPorts } from './worker/worker.js';

/** The whole gateway. Here the runtime is taken apart: no feature sees more of it than it is given. */
@Module({})
export class AppModule {
  static register(runtime: Runtime, state: GatewayState, pace: WorkerPace): DynamicModule {
    const { roles } = state;
    return {
      module: AppModule,
      imports: [
        ...(roles.includes('worker') ? [WorkerModule.register({ ports: workerOf(runtime), pace })] : []),
        ...(roles.includes('sftp') ? [SftpModule.register(sftpOf(runtime, state))] : []),
        ...(roles.includes('http') ? httpFeatures(runtime, state) : []),
      ],
    };
  }
}

function httpFeatures(runtime: Runtime, state: GatewayState): DynamicModule[] {
  const { config, folded, log, ports } = runtime;
  return [
    ServerModule.register(
      runtime.log,
      noteRefused(folded, (err: unknown) => log.warn({ event: 'journal.folded', err })),
    ),
    HealthModule.register(healthOf(runtime, state)),
    ConsoleApiModule.register(consolePorts(runtime, state)),
    SupplierApiModule.register(supplierPorts(runtime)),
    HooksModule.register({ token: config.hookToken, wake: (connection) => wakeOrders(ports, connection) }),
    DemoModule.register(demoOf(runtime, state)),
  ];
}

function workerOf(runtime: Runtime): WorkerPorts {
  const { jobs, ports, uploads, requests, mailbox, connections, importProfiles, reconcileWhenDue, log, metrics } =
    runtime;
  return { jobs, ports, uploads, requests, mailbox, connections, importProfiles, reconcileWhenDue, log, metrics };
}

function sftpOf(runtime: Runtime, state: GatewayState): SftpOptions {
  const { config, ports, mailbox, uploads, settings, sftpSessions, folded, exposure, log, metrics } = runtime;
  return {
    parts: { ports, mailbox, uploads, settings, sftpSessions, folded, exposure, log, metrics },
    config: { ...config.sftp, proxies: config.sftp.proxyProtocol ? config.proxies : [] },
    opened: (server) => (state.sftp = server),
  };
}

/** How a process stands, for whoever watches it. */
export function healthOf({ config, database, metrics }: Runtime, state: GatewayState): Health {
  return {
    version: state.version,
    roles: state.roles,
    isStopping: () => state.stopping,
    hasSftp: () => state.sftp !== undefined,
    probeDatabase: () => probeWrite(database),
    freeBytes: () => freeSpace(config.dataDirectory),
    minimumFree: config.minimumFree,
    metrics: () => metrics.registry.metrics(),
    metricsFor: { token: config.metrics.token, elsewhere: config.metrics.listen !== undefined },
  };
}

function demoOf(runtime: Runtime, state: GatewayState): Demo {
  const { ports, exposure } = runtime;
  return {
    token: state.demoToken,
    play: async (story, say) => {
      if (exposure !== undefined) return say({ kind: 'failed', text: notPlayed(exposure) });
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
