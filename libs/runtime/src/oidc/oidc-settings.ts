import type { Grant } from '@quayside/accounts';
import { z } from 'zod';
import { readGrants } from './read-grants.js';

/** An identity provider that vouches for people, as the operator trusts it. */
export interface OidcSettings {
  /** The claim `iss`, such as https://login.example.com/realms/staff */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in here, in people's words: "Sign in with <name>". */
  readonly name: string;
  /** What to ask for: scopes, with spaces between. */
  readonly scope: string;
  readonly claims: {
    /** The claim that decides on roles; one inside another as `realm_access.roles`. */
    readonly roles: string;
    /** The claims after which an account is named, and where mail for it goes. */
    readonly name: string;
    readonly mail: string;
  };
  readonly grants: readonly Grant[];
  /** Whom to ask for a right, such as a mail address. */
  readonly ask: string | undefined;
  /** Whether the sign-in page keeps its form for name and password behind a link. */
  readonly hidesLocal: boolean;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const issuer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}, 'an address over TLS such as https://login.example.com/realms/staff');

/** What of the environment is about signing in by an identity provider. */
export const oidcEnvironment = {
  QUAYSIDE_OIDC_ISSUER: issuer.optional(),
  QUAYSIDE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  QUAYSIDE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  QUAYSIDE_OIDC_NAME: z.string().min(1).max(60, 'at most 60 characters').optional(),
  QUAYSIDE_OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'scopes with openid among them, such as "openid profile email"')
    .default('openid profile email'),
  QUAYSIDE_OIDC_ROLES_CLAIM: z.string().min(1).default('groups'),
  QUAYSIDE_OIDC_NAME_CLAIM: z.string().min(1).default('preferred_username'),
  QUAYSIDE_OIDC_MAIL_CLAIM: z.string().min(1).default('email'),
  QUAYSIDE_OIDC_ROLES: z.string().optional().transform(readGrants),
  QUAYSIDE_OIDC_ASK: z.string().min(1).max(200, 'at most 200 characters').optional(),
  QUAYSIDE_OIDC_HIDE_LOCAL: z.enum(['true', 'false'], 'true or false').default('false'),
};

type Said = z.output<z.ZodObject<typeof oidcEnvironment>>;

/** The provider; undefined where none is set. */
export function oidcOf(said: Said): OidcSettings | undefined {
  const { QUAYSIDE_OIDC_ISSUER: trusted, QUAYSIDE_OIDC_CLIENT_ID: clientId } = said;
  const { QUAYSIDE_OIDC_CLIENT_SECRET: clientSecret } = said;
  if (trusted === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return {
    ...{ issuer: trusted, clientId, clientSecret, scope: said.QUAYSIDE_OIDC_SCOPE, grants: said.QUAYSIDE_OIDC_ROLES },
    name: said.QUAYSIDE_OIDC_NAME ?? new URL(trusted).hostname,
    claims: {
      roles: said.QUAYSIDE_OIDC_ROLES_CLAIM,
      name: said.QUAYSIDE_OIDC_NAME_CLAIM,
      mail: said.QUAYSIDE_OIDC_MAIL_CLAIM,
    },
    ask: said.QUAYSIDE_OIDC_ASK,
    hidesLocal: said.QUAYSIDE_OIDC_HIDE_LOCAL === 'true',
  };
}

/** What is wrong with them together, a line each. */
export function oidcProblems(said: Said): readonly string[] {
  const needed = {
    QUAYSIDE_OIDC_ISSUER: 'the address of the identity provider, such as https://login.example.com/realms/staff',
    QUAYSIDE_OIDC_CLIENT_ID: 'the id under which the provider knows Quayside',
    QUAYSIDE_OIDC_CLIENT_SECRET: 'the secret that the provider made for that id',
  } as const;
  const names = Object.keys(needed) as (keyof typeof needed)[];
  const given = names.filter((name) => said[name] !== undefined);
  if (given.length === 0) return [];
  const missing = names
    .filter((name) => said[name] === undefined)
    .map((name) => `${name} is missing: set it to ${needed[name]}`);
  if (said.QUAYSIDE_OIDC_ROLES.length > 0) return missing;
  return [
    ...missing,
    `QUAYSIDE_OIDC_ROLES is missing: say which values of the claim ${said.QUAYSIDE_OIDC_ROLES_CLAIM} give which roles, such as {edi-admins: admin, edi-buyers: [procurement, quality]}`,
  ];
}
