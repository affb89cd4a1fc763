import { z } from 'zod';
import { roleShape } from '../session/session-shapes.js';
import { instant } from '../vocabulary/instant.js';

const name = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,99}$/, 'two or more of a to z, 0 to 9, dot, minus, underscore and @');
const names = z.array(z.string().trim().min(1).max(200)).max(1000);

const terms = {
  displayName: z.string().trim().min(1).max(200),
  email: z.email().max(320).nullable(),
  roles: z.array(roleShape).min(1, 'at least one role'),
  partners: names.nullable().meta({ description: 'Ids of the only partners that are seen; null for all' }),
  companies: names.nullable().meta({ description: 'The only companies, as connection/company; null for all' }),
};

export const personTermsShape = z.object(terms).meta({ id: 'PersonTerms' });
export const invitingShape = z.object({ name, ...terms }).meta({ id: 'Inviting' });

export const personShape = z
  .object({
    name: z.string(),
    ...terms,
    roles: z.array(roleShape).meta({ description: 'None where an identity provider gives none any more' }),
    issuer: z.string().nullable().meta({ description: 'The identity provider that gives the roles at each sign-in' }),
    standing: z.enum(['invited', 'active', 'disabled']),
    secondFactor: z.boolean(),
    createdAt: instant,
    disabledAt: instant.nullable(),
  })
  .meta({ id: 'Person' });

export const peopleShape = z
  .object({
    rows: z.array(personShape),
    partners: z.array(z.object({ id: z.string(), name: z.string() })),
    companies: z.array(z.string()),
  })
  .meta({ id: 'People' });

export const personLinkShape = z
  .object({
    path: z.string().meta({ description: 'Of the console, with the token: it is told once' }),
    expiresAt: instant,
  })
  .meta({ id: 'PersonLink' });

export const linkShownShape = z
  .object({ name: z.string(), displayName: z.string(), purpose: z.enum(['invitation', 'reset']) })
  .meta({ id: 'LinkShown' });

export const linkTokenShape = z.object({ token: z.string().min(1).max(200) }).meta({ id: 'LinkToken' });
export const followingShape = z
  .object({ token: z.string().min(1).max(200), password: z.string().min(1).max(1000) })
  .meta({ id: 'Following' });
