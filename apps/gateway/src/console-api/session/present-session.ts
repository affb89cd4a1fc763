import { decidesFor, seesClassified } from '@quayside/accounts';
import type { z } from 'zod';
import { operationsOf } from '../rights/rights.js';
import type { Signed } from './current-session.js';
import type { sessionShape } from './session-shapes.js';

/** Who is signed in, and what the console shows and offers to them. */
export function presentSession(session: Signed): z.input<typeof sessionShape> {
  const { account, displayName, csrf, roles, among } = session;
  const narrowed = among !== null;
  return {
    ...{ user: account, displayName, csrf, roles: [...roles], narrowed },
    may: [...operationsOf(roles, narrowed)],
    decidesFor: [...decidesFor(session)],
    prices: seesClassified(session, 'prices'),
  };
}
