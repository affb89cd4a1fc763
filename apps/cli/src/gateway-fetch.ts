import { readFile } from 'node:fs/promises';
import type { Config } from '@quayside/runtime';
import { Agent, fetch, type RequestInit, type Response } from 'undici';

/**
 * Asks the gateway of this machine. Over TLS it is known by the certificate in its own file, whatever name that is made out to:
 * it is asked by its address.
 */
export async function fetchGateway(
  { tls }: Pick<Config, 'tls'>,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  if (tls === undefined) return fetch(url, init);
  const ca = await readFile(tls.certificate, 'utf8');
  const connect = { ca, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  return fetch(url, { ...init, dispatcher: new Agent({ connect }) });
}
