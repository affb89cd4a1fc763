import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Runtime } from '@quayside/runtime';
import { AppModule } from './app.module.js';
import { consoleOpenApi } from './console-api/console-openapi.js';
import type { GatewayState } from './gateway-state.js';
import { createServer } from './server/http-server.js';
import { serveDocs } from './supplier-api/docs/docs-page.js';
import { supplierOpenApi } from './supplier-api/supplier-openapi.js';
import { usualPace } from './worker/worker.js';

/** The application of this process, not started yet: what a gateway runs, and what the OpenAPI documents are made from. */
export async function createApp(
  runtime: Runtime,
  state: GatewayState,
  pace = usualPace,
): Promise<NestFastifyApplication> {
  const app = await createServer(AppModule.register(runtime, state, pace), runtime);
  if (!state.roles.includes('http')) return app;
  const document = consoleOpenApi(app);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', () => document);
  serveDocs(app, supplierOpenApi(app));
  return app;
}
