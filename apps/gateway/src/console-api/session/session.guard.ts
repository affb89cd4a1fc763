import { createHash, timingSafeEqual } from 'node:crypto';
import {
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Runtime } from '@quayside/runtime';
import type { SessionRow } from '@quayside/store';
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { openKey } from '../../server/open.js';
import { RUNTIME } from '../../server/tokens.js';

export const sessionCookie = 'quayside_session';

type Request = FastifyRequest & { session?: SessionRow };

/** Who is signed in. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SessionRow => {
  const { session } = context.switchToHttp().getRequest<Request>();
  if (!session) throw new UnauthorizedException('Sign in first.');
  return session;
});

/** Every route wants a session; every change also wants the token that only our own pages can read. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(openKey, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = request.cookies[sessionCookie];
    const now = this.runtime.ports.clock.now();
    const session = token ? await this.runtime.accounts.session(tokenHash(token), now) : undefined;
    if (!session) throw new UnauthorizedException('Sign in first.');
    if (request.method !== 'GET' && !same(request.headers['x-quayside-csrf'], session.csrf)) {
      throw new ForbiddenException('This request did not come from the console. Reload the page.');
    }
    request.session = session;
    return true;
  }
}

/** Only this is kept: a stolen database opens no session. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function same(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
