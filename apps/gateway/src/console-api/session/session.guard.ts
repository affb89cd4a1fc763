import { timingSafeEqual } from 'node:crypto';
import {
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { openKey } from '../../server/open.js';
import type { SessionRequest } from './current-session.js';
import { ALWAYS_TLS, sessionToken, type AlwaysTls } from './session-cookie.js';
import { SESSIONS, type Sessions } from './sessions.js';

/** Every route wants a session; every change also wants the token that only our own pages can read. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(ALWAYS_TLS) private readonly alwaysTls: AlwaysTls,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(openKey, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<SessionRequest>();
    const token = sessionToken(request, this.alwaysTls);
    const session = token ? await this.sessions.find(token) : undefined;
    if (!token || !session) throw new UnauthorizedException('Sign in first.');
    if (request.method !== 'GET' && !same(request.headers['x-quayside-csrf'], session.csrf)) {
      throw new ForbiddenException('This request did not come from the console. Reload the page.');
    }
    Object.assign(request, { session, sessionToken: token });
    return true;
  }
}

function same(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
