import { roles } from '@quayside/accounts';
import { z } from 'zod';
import { rights, type Operation } from '../rights/rights.js';
import { ownerShape } from '../vocabulary/owner-shape.js';

export const signInShape = z
  .object({
    name: z.string().min(1).max(200),
    password: z.string().min(1).max(1000),
    code: z.string().trim().min(1).max(40).optional(),
  })
  .meta({ id: 'SignIn' });

export const signedOutShape = z
  .object({
    next: z.string().nullable().meta({ description: 'Where the session at the identity provider is ended too' }),
  })
  .meta({ id: 'SignedOut' });

export const roleShape = z.enum(roles).meta({ id: 'Role' });

export const operationShape = z.enum(Object.keys(rights) as [Operation, ...Operation[]]).meta({ id: 'Operation' });

export const sessionShape = z
  .object({
    user: z.string(),
    displayName: z.string(),
    csrf: z.string().meta({ description: 'Send as x-quayside-csrf' }),
    roles: z.array(roleShape),
    may: z.array(operationShape).meta({ description: 'What this account may ask for' }),
    decidesFor: z.array(ownerShape).meta({ description: 'Whose exceptions it settles' }),
    narrowed: z.boolean().meta({ description: 'Whether only some partners are seen' }),
    prices: z.boolean().meta({ description: 'Whether prices are seen' }),
  })
  .meta({ id: 'Session' });
