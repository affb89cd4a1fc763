import { z } from 'zod';
import { roleShape } from '../session/session-shapes.js';
import { instant } from '../vocabulary/instant.js';

const openSessionShape = z
  .object({
    id: z.string(),
    here: z.boolean().meta({ description: 'Whether it is the one that asks' }),
    openedAt: instant,
    seenAt: instant,
    address: z.string(),
    agent: z.string(),
  })
  .meta({ id: 'OpenSession' });

export const meShape = z
  .object({
    name: z.string(),
    displayName: z.string(),
    email: z.string().nullable(),
    roles: z.array(roleShape),
    partners: z.array(z.string()).nullable(),
    companies: z.array(z.string()).nullable(),
    provider: z
      .object({ name: z.string(), joined: z.boolean() })
      .nullable()
      .meta({ description: 'By whom one can sign in too; null where there is nobody' }),
    secondFactor: z.object({ since: instant, codesLeft: z.number() }).nullable(),
    sessions: z.array(openSessionShape),
  })
  .meta({ id: 'Me' });

export const newPasswordShape = z
  .object({ old: z.string().min(1).max(1000), next: z.string().min(1).max(1000) })
  .meta({ id: 'NewPassword' });

export const secondFactorShape = z
  .object({ secret: z.string(), uri: z.string().meta({ description: 'For a QR code' }) })
  .meta({ id: 'SecondFactor' });

export const codeShape = z.object({ code: z.string().trim().min(1).max(40) }).meta({ id: 'Code' });

export const recoveryCodesShape = z
  .object({ codes: z.array(z.string()).meta({ description: 'Told once' }) })
  .meta({ id: 'RecoveryCodes' });
