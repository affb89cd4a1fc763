import type { FastifyRequest } from 'fastify';
import { isOverTls, type AlwaysTls } from '../session-cookie.js';

/**
 * Where the browser sees the gateway, such as https://edi.example.com. A wrong Host header gains nothing by it: an identity provider
 * leads back only to addresses that were registered there.
 */
export function originOf(request: FastifyRequest, always: AlwaysTls): string {
  return `${isOverTls(request, always) ? 'https' : 'http'}://${request.host}`;
}
