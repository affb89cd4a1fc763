import { allowedAddresses, type AllowedAddresses } from '@quayside/channels';
import type { OrderSearch } from '@quayside/exchange';
import { isTimeZone } from '@quayside/partners';
import { fail, ok, type Result } from '@quayside/std';
import path from 'node:path';
import { z } from 'zod';
import { doorProblems, doorSettings, doorsOf, type Doors } from './door-settings.js';
import { oidcEnvironment, oidcOf, oidcProblems, type OidcSettings } from './oidc/oidc-settings.js';
import { defaultPorts } from './taken-ports.js';

export const roles = ['http', 'worker', 'sftp'] as const;
export type Role = (typeof roles)[number];

/** An Odoo that documents may go to. `demo` is always the stand-in. */
export interface OdooConnection {
  readonly name: string;
  readonly url: string;
  readonly database: string;
  /** The login of the key's user: Odoo 14 to 18 ask for it. */
  readonly login?: string;
  readonly apiKey: string;
}

/** An issuer of OAuth 2 access tokens (JWT), as the operator trusts it. */
export interface TokenIssuer {
  /** The claim `iss`, such as https://login.example.com/realms/suppliers */
  readonly issuer: string;
  /** The claim `aud` that is meant for us. */
  readonly audience: string;
  /** Where its public keys are (JWKS); by default where its openid-configuration says. */
  readonly keys: string | undefined;
}

/** Everything that the environment says, checked. */
export interface Config extends Doors {
  readonly databaseUrl: string | undefined;
  /** As the role that owns the tables, where the application is not to own them. */
  readonly databaseOwnerUrl: string | undefined;
  readonly dataDirectory: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly sftp: {
    readonly host: string;
    readonly port: number;
    /** A second port for partners whose software knows no safe algorithms; none when it is not set. */
    readonly legacyPort: number | undefined;
    /** Whether what comes from a trusted proxy begins with a header of the PROXY protocol. */
    readonly proxyProtocol: boolean;
    readonly limits: {
      /** Connections at once, in all and from one address. */
      readonly connections: number;
      readonly perAddress: number;
      /** How long a client may take until it is logged in. */
      readonly loginMs: number;
    };
  };
  readonly postgresPort: number;
  /** Files of one partner that may wait to be read before it is slowed down. */
  readonly backlog: number;
  /** What a hint of the ERP shows that an order was written; without one none is taken. */
  readonly hookToken: string | undefined;
  /** How orders are looked for that go out. */
  readonly orderSearch: OrderSearch;
  /** What reading a file may use. */
  readonly reading: {
    /** Of CPU time, for each MiB. */
    readonly cpuSeconds: number;
    readonly memoryMb: number;
    readonly mostLines: number;
  };
  readonly profileDirectory: string;
  readonly mappingDirectory: string;
  /** Where the secrets are that profiles name, one a file. */
  readonly secretDirectory: string;
  /** Where profiles may lead beyond the open internet. */
  readonly allowedAddresses: AllowedAddresses;
  readonly odoo: readonly OdooConnection[];
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly adminPassword: string | undefined;
  /** Seals what the database keeps of secrets; a file of the data directory where it is not given. */
  readonly sealingKey: string | undefined;
  /** Whose tokens partners may show instead of a key; nobody's unless it is set. */
  readonly tokens: TokenIssuer | undefined;
  /** Who vouches for people at the console, beside their passwords; nobody unless it is set. */
  readonly oidc: OidcSettings | undefined;
  readonly timeZone: string;
  /** After which hour of the day the books are added up each night. */
  readonly reconcileHour: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const optionalPort = z.coerce
  .number('a port number')
  .int('a whole number')
  .min(0, 'a port from 0 (any free one) to 65535')
  .max(65535, 'a port from 0 (any free one) to 65535');
const port = (fallback: number) => optionalPort.default(fallback);
const dayMs = 24 * 3600 * 1000;

const count = (fallback: number, least = 1) => {
  const range = `a whole number from ${least} to 100000, such as ${fallback}`;
  return z.coerce.number(range).int(range).min(least, range).max(100_000, range).default(fallback);
};
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `an address such as ${example}` });
const databaseUrl = (role: string) =>
  url(/^postgres(ql)?$/, `postgres://${role}:password@host:5432/quayside`).optional();

const environment = z.object({
  DATABASE_URL: databaseUrl('user'),
  DATABASE_OWNER_URL: databaseUrl('owner'),
  QUAYSIDE_DATA: z.string().min(1).optional(),
  QUAYSIDE_HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  QUAYSIDE_HTTP_PORT: port(defaultPorts.QUAYSIDE_HTTP_PORT),
  QUAYSIDE_SFTP_HOST: z.string().min(1).default('127.0.0.1'),
  QUAYSIDE_SFTP_PORT: port(defaultPorts.QUAYSIDE_SFTP_PORT),
  QUAYSIDE_SFTP_LEGACY_PORT: optionalPort.optional(),
  QUAYSIDE_SFTP_MAX_CONNECTIONS: count(512),
  QUAYSIDE_SFTP_MAX_PER_ADDRESS: count(64),
  QUAYSIDE_SFTP_LOGIN_SECONDS: count(30),
  QUAYSIDE_POSTGRES_PORT: port(defaultPorts.QUAYSIDE_POSTGRES_PORT),
  QUAYSIDE_BACKLOG: count(1_000, 10),
  QUAYSIDE_ORDERS_EVERY_SECONDS: count(15),
  QUAYSIDE_ORDERS_OVERLAP_SECONDS: count(300),
  QUAYSIDE_HOOK_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  QUAYSIDE_READING_CPU_SECONDS: count(60),
  QUAYSIDE_READING_MEMORY_MB: count(128, 64),
  QUAYSIDE_READING_LINES: count(25_000, 1_000),
  QUAYSIDE_PROFILES: z.string().min(1).optional(),
  QUAYSIDE_MAPPINGS: z.string().min(1).optional(),
  QUAYSIDE_SECRETS: z.string().min(1).optional(),
  QUAYSIDE_ALLOW_ADDRESSES: z.string().default('').transform(readAllowed),
  QUAYSIDE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  QUAYSIDE_ADMIN_PASSWORD: z.string().min(8, 'at least 8 characters').optional(),
  QUAYSIDE_KEY: z.string().min(1).optional(),
  ...doorSettings,
  QUAYSIDE_TOKEN_ISSUER: url(/^https?$/, 'https://login.example.com').optional(),
  QUAYSIDE_TOKEN_AUDIENCE: z.string().min(1).default('quayside'),
  QUAYSIDE_TOKEN_KEYS: url(/^https?$/, 'https://login.example.com/keys').optional(),
  ...oidcEnvironment,
  QUAYSIDE_RECONCILE_HOUR: z.coerce.number().int().min(0).max(23).default(2),
  QUAYSIDE_TIME_ZONE: z.string().refine(isTimeZone, 'a time zone such as Europe/Brussels').default('UTC'),
});

/** Reads the environment. Each error is one line that names the variable, what is wrong with it and the remedy. */
export function readConfig(env: Environment, root: string): Result<Config, readonly string[]> {
  const parsed = environment.safeParse(withoutEmpty(env));
  const odoo = odooConnections(env);
  const errors = [
    ...(parsed.success
      ? [...doorProblems(parsed.data), ...oidcProblems(parsed.data), ...ownerProblems(parsed.data)]
      : parsed.error.issues.map((issue) => describe(env, issue))),
    ...(odoo.ok ? [] : odoo.error),
  ];
  if (!parsed.success || !odoo.ok || errors.length > 0) return fail(errors);
  return ok(configOf(parsed.data, odoo.value, root));
}

function configOf(value: z.infer<typeof environment>, odoo: readonly OdooConnection[], root: string): Config {
  return {
    databaseUrl: value.DATABASE_URL,
    databaseOwnerUrl: value.DATABASE_OWNER_URL,
    dataDirectory: path.resolve(root, value.QUAYSIDE_DATA ?? 'var'),
    http: { host: value.QUAYSIDE_HTTP_HOST, port: value.QUAYSIDE_HTTP_PORT },
    sftp: sftpOf(value),
    postgresPort: value.QUAYSIDE_POSTGRES_PORT,
    backlog: value.QUAYSIDE_BACKLOG,
    hookToken: value.QUAYSIDE_HOOK_TOKEN,
    orderSearch: {
      everyMs: value.QUAYSIDE_ORDERS_EVERY_SECONDS * 1000,
      overlapMs: value.QUAYSIDE_ORDERS_OVERLAP_SECONDS * 1000,
      compareMs: dayMs,
    },
    reading: {
      cpuSeconds: value.QUAYSIDE_READING_CPU_SECONDS,
      memoryMb: value.QUAYSIDE_READING_MEMORY_MB,
      mostLines: value.QUAYSIDE_READING_LINES,
    },
    profileDirectory: path.resolve(root, value.QUAYSIDE_PROFILES ?? 'partner-profiles'),
    mappingDirectory: path.resolve(root, value.QUAYSIDE_MAPPINGS ?? 'mappings'),
    secretDirectory: path.resolve(root, value.QUAYSIDE_SECRETS ?? path.join(value.QUAYSIDE_DATA ?? 'var', 'secrets')),
    allowedAddresses: value.QUAYSIDE_ALLOW_ADDRESSES,
    odoo: [...odoo],
    logLevel: value.QUAYSIDE_LOG_LEVEL,
    adminPassword: value.QUAYSIDE_ADMIN_PASSWORD,
    sealingKey: value.QUAYSIDE_KEY,
    ...doorsOf(value, root),
    tokens: tokenIssuer(value),
    oidc: oidcOf(value),
    timeZone: value.QUAYSIDE_TIME_ZONE,
    reconcileHour: value.QUAYSIDE_RECONCILE_HOUR,
  };
}

/** Where the database of this configuration is; nothing where it is the bundled one. */
export function configuredDatabase({ databaseUrl: url, databaseOwnerUrl: ownerUrl }: Config) {
  return url === undefined ? undefined : { url, ownerUrl };
}

function ownerProblems({ DATABASE_URL: url, DATABASE_OWNER_URL: owner }: z.infer<typeof environment>): string[] {
  if (owner === undefined) return [];
  if (url === undefined) {
    return ['DATABASE_OWNER_URL is set and DATABASE_URL is not: set both, or none for the bundled PostgreSQL'];
  }
  const [application, owning] = [new URL(url), new URL(owner)];
  if (application.username === owning.username) {
    const who = `both name the role "${owning.username}"`;
    return [`DATABASE_OWNER_URL and DATABASE_URL ${who}: give the application one that owns nothing`];
  }
  return application.pathname === owning.pathname
    ? []
    : ['DATABASE_OWNER_URL and DATABASE_URL name different databases: give both the same one'];
}

function tokenIssuer(value: z.infer<typeof environment>): TokenIssuer | undefined {
  const { QUAYSIDE_TOKEN_ISSUER: issuer, QUAYSIDE_TOKEN_AUDIENCE: audience, QUAYSIDE_TOKEN_KEYS: keys } = value;
  return issuer === undefined ? undefined : { issuer, audience, keys };
}

function sftpOf(value: z.infer<typeof environment>): Config['sftp'] {
  return {
    host: value.QUAYSIDE_SFTP_HOST,
    port: value.QUAYSIDE_SFTP_PORT,
    legacyPort: value.QUAYSIDE_SFTP_LEGACY_PORT,
    proxyProtocol: value.QUAYSIDE_SFTP_PROXY_PROTOCOL === 'true',
    limits: {
      connections: value.QUAYSIDE_SFTP_MAX_CONNECTIONS,
      perAddress: value.QUAYSIDE_SFTP_MAX_PER_ADDRESS,
      loginMs: value.QUAYSIDE_SFTP_LOGIN_SECONDS * 1000,
    },
  };
}

/** Reads `--roles http,worker,sftp`: all of them by default. */
export function readRoles(text: string | undefined): Result<readonly Role[], string> {
  if (text === undefined) return ok(roles);
  const named = text.split(',').map((each) => each.trim());
  const wrong = named.find((each) => !roles.includes(each as Role));
  if (wrong !== undefined) return fail(`--roles ${text}: "${wrong}" is no role; use any of ${roles.join(', ')}`);
  return ok(roles.filter((each) => named.includes(each)));
}

/** ODOO_URL, ODOO_DB and ODOO_API_KEY make the connection `default`; ODOO_<NAME>_URL and so on make the one named <name>. */
function odooConnections(env: Environment): Result<readonly OdooConnection[], readonly string[]> {
  const infixes = Object.entries(env).flatMap(([key, value]) => {
    const match = value ? /^ODOO_(?:(\w+)_)?(?:URL|DB|LOGIN|API_KEY)$/.exec(key) : null;
    return match ? [match[1]] : [];
  });
  const read = [...new Set(infixes)].map((infix) => odooConnection(env, infix));
  const errors = read.flatMap((each) => (each.ok ? [] : each.error));
  return errors.length > 0 ? fail(errors) : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

function odooConnection(env: Environment, infix: string | undefined): Result<OdooConnection, readonly string[]> {
  const prefix = infix === undefined ? 'ODOO' : `ODOO_${infix}`;
  const value = (name: string) => env[`${prefix}_${name}`] ?? '';
  const [url, database, login, apiKey] = [value('URL'), value('DB'), value('LOGIN'), value('API_KEY')];
  const errors = [
    urlProblem(prefix, url),
    database ? '' : `${prefix}_DB is missing: set it to the name of the Odoo database`,
    apiKey ? '' : `${prefix}_API_KEY is missing: make a key in Odoo under Preferences, Account security`,
  ].filter((each) => each !== '');
  if (errors.length > 0) return fail(errors);
  const name = infix?.toLowerCase() ?? 'default';
  return ok({ name, url, database, ...(login === '' ? {} : { login }), apiKey });
}

function urlProblem(prefix: string, url: string): string {
  const example = 'such as https://odoo.example.com';
  if (url === '') return `${prefix}_URL is missing: set it to the address of your Odoo, ${example}`;
  return URL.canParse(url) && /^https?:/.test(url)
    ? ''
    : `${prefix}_URL="${url}" is not an address: use one ${example}`;
}

function readAllowed(text: string, context: z.RefinementCtx): AllowedAddresses {
  const read = allowedAddresses(text);
  if (read.ok) return read.value;
  context.addIssue(
    `ranges, addresses and hosts such as 10.20.0.0/16, 192.168.1.5, api.internal; "${read.error}" is none`,
  );
  return z.NEVER;
}

function describe(env: Environment, issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const shown = /PASSWORD|KEY|SECRET|URL|TOKEN$/.test(name) ? '' : `="${env[name] ?? ''}"`;
  return `${name}${shown} is not valid: expected ${issue.message}`;
}

function withoutEmpty(env: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
