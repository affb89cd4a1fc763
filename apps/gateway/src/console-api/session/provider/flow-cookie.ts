import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOverTls, type AlwaysTls } from '../session-cookie.js';

/** Of the session's cookie it differs in one thing: it is sent when another site, the provider, leads back to us. */
function optionsFor(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
}

function nameFor(secure: boolean): string {
  return secure ? '__Host-quayside_sign_in' : 'quayside_sign_in';
}

/** Keeps in the browser, sealed, with what it was sent to the provider. */
export function setFlowCookie(request: FastifyRequest, reply: FastifyReply, always: AlwaysTls, sealed: string): void {
  const secure = isOverTls(request, always);
  reply.setCookie(nameFor(secure), sealed, optionsFor(secure));
}

/** What the browser was sent away with; it shows it once. */
export function takeFlowCookie(request: FastifyRequest, reply: FastifyReply, always: AlwaysTls): string | undefined {
  const secure = isOverTls(request, always);
  reply.clearCookie(nameFor(secure), optionsFor(secure));
  return request.cookies[nameFor(secure)];
}
