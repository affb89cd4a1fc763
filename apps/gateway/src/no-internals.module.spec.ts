import type { DynamicModule } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Unavailable } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { featureApp } from '../../../test/support/feature-app.js';
import { ArrivalsModule } from './console-api/arrivals/arrivals.module.js';
import { ChannelsModule } from './console-api/channels/channels.module.js';
import { DocumentsModule } from './console-api/documents/documents.module.js';
import { ExceptionsModule } from './console-api/exceptions/exceptions.module.js';
import { FilesModule as ConsoleFilesModule } from './console-api/files/files.module.js';
import { HomeModule } from './console-api/home/home.module.js';
import { OrdersModule as ConsoleOrdersModule } from './console-api/orders/orders.module.js';
import { PartnersModule } from './console-api/partners/partners.module.js';
import { ScorecardModule } from './console-api/scorecard/scorecard.module.js';
import { SettingsModule } from './console-api/settings/settings.module.js';
import { AuthModule } from './supplier-api/auth/auth.module.js';
import { CxmlModule } from './supplier-api/cxml/cxml.module.js';
import { DispatchesModule } from './supplier-api/dispatches/dispatches.module.js';
import { FilesModule } from './supplier-api/files/files.module.js';
import { OrdersModule } from './supplier-api/orders/orders.module.js';

// Whatever the database says of itself, nobody outside hears it: a name by which the log has it, and no more.

/** A port of which every function fails, also those of what is in it. */
function failing<T extends object>(error: Error): T {
  const fail = () => Promise.reject(error);
  // What Nest looks for in a provider, and what makes a promise, is not there.
  const isThere = (name: string | symbol) => typeof name === 'string' && !/^(then|on[A-Z]|before[A-Z])/.test(name);
  return new Proxy(fail, {
    get: (_, name): unknown => (isThere(name) ? failing<object>(error) : undefined),
  }) as unknown as T;
}

const queryFailed = Object.assign(new Error('duplicate key value violates unique constraint "account_pkey"'), {
  ...{ name: 'QueryFailedError', code: '23505', query: 'a statement on account', parameters: ['ada@example.com'] },
  ...{ detail: 'Key (name)=(ada@example.com) already exists.', table: 'account' },
});
const away = new Unavailable('postgres', 'the database cannot answer: connect ECONNREFUSED 10.1.2.3:5432', {
  cause: queryFailed,
});

function allFeatures(error: Error): DynamicModule {
  const auth = AuthModule.register(failing(error));
  return {
    module: class AllFeatures {},
    imports: [
      ArrivalsModule.register(failing(error)),
      ChannelsModule.register(failing(error)),
      DocumentsModule.register(failing(error)),
      ExceptionsModule.register(failing(error)),
      ConsoleFilesModule.register(failing(error)),
      HomeModule.register(failing(error)),
      ConsoleOrdersModule.register(failing(error)),
      PartnersModule.register(failing(error)),
      ScorecardModule.register(failing(error)),
      SettingsModule.register(failing(error)),
      FilesModule.register(failing(error), auth),
      DispatchesModule.register(failing(error), auth),
      OrdersModule.register(failing(error), auth),
      CxmlModule.register(
        { ...{ receive: failing(error), clock: { now: () => new Date(0) } }, log: { error: () => undefined } },
        auth,
      ),
    ],
  };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: { type?: string } }[];
}

const methods = ['get', 'post', 'put', 'delete'] as const;
const body = { choice: 'accept', reason: 'because', fingerprint: `SHA256:${'a'.repeat(43)}` };

describe.each([
  ['a statement that failed', queryFailed, 500],
  ['a database that is away', away, 503],
] as const)('of %s', (_, error, expected) => {
  it('no route tells anything but the name in the log', async () => {
    const app = await featureApp(allFeatures(error));
    const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    const seen: string[] = [];
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of methods) {
        const operation = operations[method] as Operation | undefined;
        if (!operation) continue;
        const answer = await app.inject({ method, ...requestOf(path, operation, method) });
        expect(answer.body, `${method} ${path}`).not.toMatch(/account|ada@|insert|unique|ECONN|10\.1\.2\.3|postgres/i);
        if (answer.statusCode !== expected) continue;
        expect(answer.body, `${method} ${path}`).toMatch(/logId|urn:quayside:log:/);
        seen.push(`${method} ${path}`);
      }
    }
    expect(seen.length, seen.join('\n')).toBeGreaterThanOrEqual(20);
  });
});

/** A request that the shapes of a route let through. */
function requestOf(path: string, { parameters = [] }: Operation, method: string) {
  const url = path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
  const query: Record<string, string> = {};
  for (const { name, in: place, schema } of parameters) {
    if (place === 'query' && schema?.type === 'integer') query[name] = '1';
  }
  if (method === 'get' || method === 'delete') return { url, query };
  const isFile = path.startsWith('/v1');
  return isFile
    ? { url, query, payload: '<cXML/>', headers: { 'content-type': 'text/xml' } }
    : { url, query, payload: body };
}
