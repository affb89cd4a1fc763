import ipaddr from 'ipaddr.js';
import type { Config } from './config.js';
import { demoConnection } from './erp-connections.js';

type Where = Pick<Config, 'http' | 'sftp' | 'odoo' | 'proxies'>;

/** Whether only this machine reaches what listens there. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';
}

/**
 * Why what everybody can read opens no door here: a real Odoo is behind it, or somebody else can knock. Nothing on a machine where
 * one tries Quayside out.
 */
export function exposureOf({ http, sftp, odoo, proxies }: Where): string | undefined {
  if (odoo.some(({ name }) => name !== demoConnection)) return 'a real Odoo is configured';
  const open = [http.host, sftp.host].find((host) => !isLoopback(host));
  if (open !== undefined) return `the gateway listens on ${open}`;
  return proxies.length > 0 ? 'the gateway is behind a proxy' : undefined;
}

/** What crosses the network in the clear, in words for who starts the gateway. */
export function inTheClear({ http, tls, proxies }: Pick<Config, 'http' | 'tls' | 'proxies'>): string | undefined {
  if (isLoopback(http.host) || tls !== undefined || proxies.length > 0) return undefined;
  return `HTTP on ${http.host} is not encrypted: passwords of the console and API keys of suppliers cross the network in the clear. Set QUAYSIDE_TLS_CERTIFICATE and QUAYSIDE_TLS_KEY, or put a proxy that ends TLS before it and name it in QUAYSIDE_TRUSTED_PROXIES.`;
}
