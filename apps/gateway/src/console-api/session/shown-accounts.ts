import { isDeepStrictEqual } from 'node:util';
import { seesClassified } from '@quayside/accounts';
import type { RowKind } from '../rights/rights.js';
import type { Signed } from './current-session.js';
import { withoutAccounts } from '../vocabulary/bank-details.js';
import type { AccessLog } from './access-log.js';

export interface Showing {
  readonly session: Signed;
  readonly kind: RowKind;
  readonly id: string;
  /** The bank accounts that it names. */
  readonly accounts: readonly string[];
}

/** An answer about a row, with its bank accounts masked for whom they are not; who gets them is written down. */
export async function shownAccounts<T>(
  access: AccessLog,
  { session, kind, id, accounts }: Showing,
  answer: T,
): Promise<T> {
  const masked = withoutAccounts(answer, accounts);
  if (!seesClassified(session, 'bank-details')) return masked;
  if (!isDeepStrictEqual(masked, answer)) await access.bankDetails(session, kind, id);
  return answer;
}
