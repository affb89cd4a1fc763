import type { EffectRow } from '../model/rows.js';

/**
 * Of what was applied for one business key, in its order, the effects whose record must be in the ERP: what they made or filled,
 * unless a later version made it again, put other goods in its place, or took it back.
 */
export function mustStand(applied: readonly EffectRow[]): readonly EffectRow[] {
  const made = applied.filter((row) => row.effect.action === 'create' && !isMadeAgain(row, applied));
  const announced = new Map<string, EffectRow>();
  for (const row of applied) {
    if (row.effect.action === 'receive') announced.set(row.effect.target, row);
    if (row.effect.action === 'take-back') announced.delete(row.effect.target);
  }
  return [...made, ...announced.values()];
}

function isMadeAgain(
  { version, effect: { model, action, target } }: EffectRow,
  applied: readonly EffectRow[],
): boolean {
  return applied.some(
    ({ version: later, effect }) =>
      later > version && effect.model === model && effect.action === action && effect.target === target,
  );
}

/** The bills that one business key has made, by their ids: one that a later version changed is the same one. */
export function billsOf(applied: readonly EffectRow[]): ReadonlyMap<number, EffectRow> {
  const bills = applied.filter(({ effect }) => effect.action === 'create' && effect.model === 'account.move');
  return new Map(bills.flatMap((row) => row.applied?.records.slice(0, 1).map(({ id }) => [id, row] as const) ?? []));
}
