import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a browser sends over TLS only, and takes from nobody but this very host. */
const overTls = '__Host-quayside_session';
const inTheClear = 'quayside_session';

/** Whether browsers come over TLS although the gateway cannot see it: the operator says so. */
export type AlwaysTls = boolean;
export const ALWAYS_TLS = Symbol('always TLS');

/** The token of the session that a request shows. */
export function sessionToken(request: FastifyRequest, always: AlwaysTls): string | undefined {
  return request.cookies[nameFor(request, always)];
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  always: AlwaysTls,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: Date },
): void {
  const name = nameFor(request, always);
  const secure = name === overTls;
  reply.setCookie(name, token, { httpOnly: true, sameSite: 'strict', secure, path: '/', expires: expiresAt });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, always: AlwaysTls): void {
  const name = nameFor(request, always);
  reply.clearCookie(name, { path: '/', secure: name === overTls });
}

function nameFor(request: FastifyRequest, always: AlwaysTls): string {
  return isOverTls(request, always) ? overTls : inTheClear;
}

/** Whether the browser came over TLS. */
export function isOverTls({ protocol }: FastifyRequest, always: AlwaysTls): boolean {
  return always || protocol === 'https';
}
