import type { Effect } from '@quayside/exchange';
import type { Connection } from '../connection.js';
import { makeOnce, type LoadTable } from '../wire/external-id.js';

interface Made {
  readonly how: 'done' | 'found';
  readonly id: number;
}

/**
 * Makes what hangs on a record, once: a note, an attachment. Loaded twice under one key it is still one. Whether it is there
 * already is not asked where an effect before it in its plan was made anew just now, or where `asks` says that it need not be.
 */
export async function makeRecord(
  { transport, recent }: Connection,
  { key, target }: Pick<Effect, 'key' | 'target'>,
  model: string,
  table: () => Promise<LoadTable>,
  { asks = true }: { readonly asks?: boolean } = {},
): Promise<Made> {
  const known = recent.made.get(key);
  if (known !== undefined) return { how: 'found', id: known };
  const made = await makeOnce(transport, model, key, table, {
    asks: asks && recent.begun.get(target) === undefined,
  });
  recent.made.set(key, made.id);
  if (made.how === 'done') recent.begun.set(target, true);
  return made;
}
