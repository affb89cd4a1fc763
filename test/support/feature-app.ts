import type { CanActivate, DynamicModule, ExecutionContext, Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { onTestFinished } from 'vitest';
import type { Signed } from '../../apps/gateway/src/console-api/session/current-session.js';
import { equip } from '../../apps/gateway/src/server/http-server.js';
import { ServerModule } from '../../apps/gateway/src/server/server.module.js';
import type { Caller } from '../../apps/gateway/src/supplier-api/auth/caller.js';
import { PartnerGuard } from '../../apps/gateway/src/supplier-api/auth/partner.guard.js';

/** Who is signed in to the console, where a test builds one of its features. */
export const signedIn: Signed = {
  ...{
    id: '0b9f9d3c-6a1d-4a8e-9d5e-0d6a3a9d2f11',
    account: 'ines',
    displayName: 'Ines Sommer',
    csrf: 'a-token-of-hers',
    issuer: null,
  },
  ...{ roles: ['admin'], partners: null, companies: null, among: null },
};

/** A partner that calls the suppliers' interface, as far as its features ask. */
export const caller = {
  live: { partner: { id: 'acme', name: 'Acme Components', stage: 'live', profile: { carries: [] } } },
  channel: { account: 'acme-api', settings: { kind: 'rest', requestsPerMinute: 120, maxFileSize: 1000 } },
  scopes: ['documents', 'dispatches', 'orders'],
  key: { id: '5f2a1d0c', expires: '2027-06-30' },
} as unknown as Caller;

/** A guard that lets everybody in, as this one. */
function lettingIn(who: object): CanActivate {
  return {
    canActivate(context: ExecutionContext) {
      Object.assign(context.switchToHttp().getRequest<object>(), who);
      return true;
    },
  };
}

/** One feature behind the real server, without a port and without its neighbours, for somebody who is let in. */
export async function featureApp(feature: DynamicModule): Promise<NestFastifyApplication> {
  const signIn = { provide: APP_GUARD, useValue: lettingIn({ session: signedIn }) };
  return serving(behindServer(feature, [signIn]).overrideGuard(PartnerGuard).useValue(lettingIn({ caller })));
}

/** The same, with its own guards. */
export async function guardedApp(feature: DynamicModule): Promise<NestFastifyApplication> {
  return serving(behindServer(feature, []));
}

function behindServer(feature: DynamicModule, providers: Provider[]): TestingModuleBuilder {
  return Test.createTestingModule({ imports: [ServerModule.register({ error: () => undefined }), feature], providers });
}

/** Closed when the test has finished. */
async function serving(building: TestingModuleBuilder): Promise<NestFastifyApplication> {
  const built = await building.compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { bodyParser: false });
  await equip(app);
  await app.init();
  onTestFinished(() => app.close());
  return app;
}
