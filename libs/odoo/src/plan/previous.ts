import { isDeepStrictEqual } from 'node:util';
import type { Effect, Json } from '@quayside/exchange';

/** Leaves out of a plan what earlier versions have applied already; the last word on a thing is what it is compared with. */
export function onlyNew(planned: readonly Effect[], previous: readonly Effect[]): Effect[] {
  return planned.flatMap((effect) => {
    const earlier = previous.filter((each) => sameThing(each, effect));
    const rest = isOrderWrite(effect) ? lessWritten(effect, earlier) : effect;
    const last = earlier.at(-1);
    // An order that was cancelled and is confirmed again can be cancelled again.
    if (effect.action === 'cancel') return [effect];
    const nothingNew = isOrderWrite(effect) ? Object.keys(rest.values).length === 0 : last && sameValues(last, rest);
    return nothingNew ? [] : [rest];
  });
}

/** The effect that made what `effect` would make again: an earlier version's, when it says the same. */
export function madeBy(effect: Effect, previous: readonly Effect[]): Effect {
  const last = previous.filter((each) => sameThing(each, effect)).at(-1);
  return last && sameValues(last, effect) ? last : effect;
}

/** The last effect of earlier versions on the same thing. */
export function lastOf(effect: Effect, previous: readonly Effect[]): Effect | undefined {
  return previous.filter((each) => sameThing(each, effect)).at(-1);
}

function sameThing(a: Effect, b: Effect): boolean {
  return a.model === b.model && a.action === b.action && a.target === b.target;
}

function sameValues(a: Effect, b: Effect): boolean {
  return isDeepStrictEqual(withoutReplaced(a), withoutReplaced(b));
}

/** What earlier and other notices announced says nothing of what this one does. */
const beside: ReadonlySet<string> = new Set(['replaces', 'announced', 'version']);

function withoutReplaced(effect: Effect): Record<string, Json> {
  return Object.fromEntries(Object.entries(effect.values).filter(([name]) => !beside.has(name)));
}

function isOrderWrite(effect: Effect): boolean {
  return effect.action === 'write' && effect.model === 'purchase.order';
}

/** A write is planned again with only the fields that say something else than the last time. */
function lessWritten(effect: Effect, earlier: readonly Effect[]): Effect {
  const before: Record<string, Json> = {};
  for (const each of earlier) Object.assign(before, each.values);
  const values = Object.fromEntries(
    Object.entries(effect.values).filter(([name, value]) => !isDeepStrictEqual(before[name], value)),
  );
  return { ...effect, values };
}
