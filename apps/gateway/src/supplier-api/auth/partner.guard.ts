import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RestScope } from '@quayside/partners';
import type { Spent } from '@quayside/store';
import type { FastifyReply } from 'fastify';
import { serializeList } from 'structured-headers';
import { Problem } from '../../server/problem.js';
import { tooMany } from '../../server/too-many.js';
import { inHeaders, type Shown } from './authenticate.js';
import type { CalledRequest, Caller } from './caller.js';
import { CALLERS, type Callers } from './callers.js';

const scopeKey = 'quayside:scope';

/** What a key must be allowed for this route. */
export const Scope = (scope: RestScope) => SetMetadata(scopeKey, scope);

/** Every route of the suppliers' interface: whose it is, whether it may, whether it is too much. */
@Injectable()
export class PartnerGuard implements CanActivate {
  constructor(
    @Inject(CALLERS) private readonly callers: Callers,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const caller = await this.#whose(request);
    await this.#count(caller, reply);
    const scope = this.reflector.getAllAndOverride<RestScope | undefined>(scopeKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (scope !== undefined && !caller.scopes.includes(scope)) throw notAllowed(scope, caller);
    if (await this.callers.isPaused(caller)) throw new Problem('channel-paused', paused, { 'retry-after': '300' });
    await this.callers.noteUse(caller);
    request.caller = caller;
    return true;
  }

  async #whose(request: CalledRequest): Promise<Caller> {
    try {
      return await this.callers.whose(await this.shown(request));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const later = await this.callers.noteWrong(request.ip, error);
      throw later ? tooMany('wrong keys came from your address', later) : error;
    }
  }

  /** What the request shows to say whose it is. */
  protected shown({ headers }: CalledRequest): Promise<Shown> {
    const apiKey = headers['x-api-key'];
    return Promise.resolve({
      authorization: headers.authorization,
      apiKey: typeof apiKey === 'string' ? apiKey : undefined,
      howTo: inHeaders,
    });
  }

  async #count({ live, channel }: Caller, reply: FastifyReply): Promise<void> {
    const limit = { requests: channel.settings.requestsPerMinute, seconds: 60 };
    const spent = await this.callers.count(`rest/${live.partner.id}`, limit);
    reply.header('ratelimit-policy', partnerPolicy({ q: limit.requests, w: limit.seconds }));
    reply.header('ratelimit', partnerPolicy({ r: spent.remaining, t: spent.resetSeconds }));
    if (!spent.allowed) throw overLimit(limit.requests, spent);
  }
}

function partnerPolicy(parameters: Readonly<Record<string, number>>): string {
  return serializeList([['partner', new Map(Object.entries(parameters))]]);
}

const paused = 'The buyer has paused this channel. Nothing is received or handed out; try again later.';

function notAllowed(scope: RestScope, { scopes }: Caller): Problem {
  return new Problem('not-allowed', `This needs the scope "${scope}"; yours are ${scopes.join(', ')}. Ask the buyer.`);
}

function overLimit(many: number, { resetSeconds }: Spent): Problem {
  const detail = `More than ${many} requests in a minute. Try again in ${resetSeconds} s.`;
  return new Problem('too-many-requests', detail, { 'retry-after': String(Math.max(1, resetSeconds)) });
}
