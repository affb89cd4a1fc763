import net from 'node:net';
import path from 'node:path';
import { allowedAddresses } from '@quayside/channels';
import { z } from 'zod';

/** How outsiders come in, and what they are told. */
export interface Doors {
  /** The files of certificate and key with which HTTP is served over TLS; without them it is not. */
  readonly tls: TlsFiles | undefined;
  /** Addresses and networks of proxies before us, whose word for the caller's address and protocol counts. */
  readonly proxies: readonly string[];
  /** Whether browsers come over TLS though no proxy says so. */
  readonly secureCookies: boolean;
  readonly metrics: {
    /** What asks for the figures shows it. */
    readonly token: string | undefined;
    /** Where figures and health are served, apart from everything else, by any role. */
    readonly listen: { readonly host: string; readonly port: number } | undefined;
  };
  /** Bytes that must be free where the data directory is. */
  readonly minimumFree: number;
}

export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

const networks = z.string().transform((text, context) => {
  const read = allowedAddresses(text);
  const wrong = read.ok ? read.value.hosts[0] : read.error;
  if (read.ok && wrong === undefined) return read.value.ranges;
  context.addIssue(`addresses and networks such as 10.0.0.5, 192.168.0.0/24; "${wrong}" is none`);
  return z.NEVER;
});

const listen = z.string().transform((text, context) => {
  const [, host = '', port = ''] = /^\[?([^\]]+)\]?:(\d+)$/.exec(text) ?? [];
  if ((net.isIP(host) !== 0 || host === 'localhost') && Number(port) <= 65_535) return { host, port: Number(port) };
  context.addIssue('an address and a port such as 127.0.0.1:9420 or [::1]:9420');
  return z.NEVER;
});

const units: Readonly<Record<string, number>> = { MB: 1024 ** 2, GB: 1024 ** 3 };
const bytes = z.string().transform((text, context) => {
  const [, count = '', unit = ''] = /^(\d+) ?(MB|GB)$/i.exec(text) ?? [];
  const factor = units[unit.toUpperCase()];
  if (factor !== undefined) return Number(count) * factor;
  context.addIssue('a size such as 500MB or 2GB');
  return z.NEVER;
});

const flag = z.enum(['true', 'false'], 'true or false').default('false');

/** What of the environment is about doors. */
export const doorSettings = {
  QUAYSIDE_TLS_CERTIFICATE: z.string().min(1).optional(),
  QUAYSIDE_TLS_KEY: z.string().min(1).optional(),
  QUAYSIDE_TRUSTED_PROXIES: networks.optional(),
  /** As it was called before. */
  QUAYSIDE_PROXIES: networks.optional(),
  QUAYSIDE_SFTP_PROXY_PROTOCOL: flag,
  QUAYSIDE_SECURE_COOKIES: flag,
  QUAYSIDE_METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  QUAYSIDE_METRICS_LISTEN: listen.optional(),
  QUAYSIDE_MIN_FREE: bytes.prefault('500MB'),
};

type Said = z.output<z.ZodObject<typeof doorSettings>>;

export function doorsOf(said: Said, root: string): Doors {
  const { QUAYSIDE_TLS_CERTIFICATE: certificate, QUAYSIDE_TLS_KEY: key } = said;
  return {
    tls:
      certificate && key ? { certificate: path.resolve(root, certificate), key: path.resolve(root, key) } : undefined,
    proxies: proxiesIn(said),
    secureCookies: said.QUAYSIDE_SECURE_COOKIES === 'true',
    metrics: { token: said.QUAYSIDE_METRICS_TOKEN, listen: said.QUAYSIDE_METRICS_LISTEN },
    minimumFree: said.QUAYSIDE_MIN_FREE,
  };
}

/** What is wrong with them together, a line each. */
export function doorProblems(said: Said): readonly string[] {
  const { QUAYSIDE_TLS_CERTIFICATE: certificate, QUAYSIDE_TLS_KEY: key } = said;
  const missing = certificate ? 'QUAYSIDE_TLS_KEY' : 'QUAYSIDE_TLS_CERTIFICATE';
  return [
    Boolean(certificate) === Boolean(key)
      ? ''
      : `${missing} is missing: set QUAYSIDE_TLS_CERTIFICATE and QUAYSIDE_TLS_KEY to two files, such as /etc/quayside/fullchain.pem and /etc/quayside/privkey.pem`,
    said.QUAYSIDE_SFTP_PROXY_PROTOCOL === 'true' && proxiesIn(said).length === 0
      ? 'QUAYSIDE_SFTP_PROXY_PROTOCOL="true" needs QUAYSIDE_TRUSTED_PROXIES: the addresses of the proxies, such as 10.0.0.5'
      : '',
  ].filter((each) => each !== '');
}

function proxiesIn({ QUAYSIDE_TRUSTED_PROXIES: named, QUAYSIDE_PROXIES: before }: Said): readonly string[] {
  return named ?? before ?? [];
}
