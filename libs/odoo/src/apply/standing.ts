import type { EffectRow } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { filledReceipt } from './target.js';

/**
 * Which effects of earlier versions still stand: whose bill, line or announcement is in Odoo, and what hangs on it. A bill that
 * was deleted or cancelled, or a receipt whose lines are gone, is as if it had never been made.
 */
export async function standing(connection: Connection, applied: readonly EffectRow[]): Promise<readonly EffectRow[]> {
  const gone = new Set<string>();
  for (const row of applied) if (!(await stands(connection, row))) gone.add(row.key);
  return applied.filter(({ key, effect }) => !gone.has(key) && !gone.has(effect.target));
}

async function stands(connection: Connection, { key, effect, applied }: EffectRow): Promise<boolean> {
  if (effect.action === 'receive') return (await filledReceipt(connection, key)) !== undefined;
  const record = effect.action === 'create' ? applied?.records[0] : undefined;
  if (!record) return true;
  const alive = record.model === 'account.move' ? [['state', '!=', 'cancel']] : [];
  const found = await connection.transport.call(
    record.model,
    'search',
    { domain: [['id', '=', record.id], ...alive] },
    z.array(z.number()),
  );
  return found.length > 0;
}
