import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { LiveChannel, LivePartner } from '@quayside/exchange';
import type { PartnerChannel, RestScope } from '@quayside/partners';
import type { FastifyRequest } from 'fastify';

export type RestSettings = Extract<PartnerChannel, { kind: 'rest' }>;
export type RestChannel = LiveChannel & { readonly settings: RestSettings };

/** The partner behind a request, by the key or the token that it shows. */
export interface Caller {
  readonly live: LivePartner;
  readonly channel: RestChannel;
  readonly scopes: readonly RestScope[];
  /** Nothing with a token. */
  readonly key: RestSettings['keys'][number] | undefined;
}

export type CalledRequest = FastifyRequest & { caller?: Caller };

/** Whose request it is; the guard has seen to it that it is somebody's. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>();
  if (!caller) throw new TypeError('a route of the suppliers’ interface without its guard');
  return caller;
});
