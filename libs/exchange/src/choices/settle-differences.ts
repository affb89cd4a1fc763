import { differenceKey, type Settlement, usualWay, waysOf } from '@quayside/matching';
import { ChoiceNotPossible } from '../model/errors.js';
import type { DocumentRow } from '../model/rows.js';

/**
 * What a person decided about each difference beyond its tolerance, and about others that they named: what they said nothing
 * about is accepted, and the order left as it is. Nothing where nothing was compared.
 */
export function settlementFor({ decision }: Pick<DocumentRow, 'decision'>, chosen: Settlement = {}): Settlement | null {
  if (!decision) return null;
  const shown = new Map(decision.discrepancies.map((each) => [differenceKey(each), each]));
  for (const [key, way] of Object.entries(chosen)) {
    const difference = shown.get(key);
    if (!difference) throw new ChoiceNotPossible('The differences are others by now; reload the page to see them.');
    if (!waysOf(difference).includes(way)) {
      throw new ChoiceNotPossible(`The order cannot take this: ${difference.message}`);
    }
  }
  const beyond = [...shown].flatMap(([key, each]) => (each.withinTolerance ? [] : [[key, usualWay(each)] as const]));
  return { ...Object.fromEntries(beyond), ...chosen };
}

/** "2 differences taken into the order", "attached to the bill that is there", "the order cancelled", for the journal. */
export function settledInWords({ decision }: Pick<DocumentRow, 'decision'>, settlement: Settlement | null): string {
  const all = Object.values(settlement ?? {});
  const attached = all.includes('attach') ? ', attached to the bill that is there' : '';
  const cancelled = decision?.discrepancies.find(({ change }) => change?.field === 'order');
  if (cancelled && settlement?.[differenceKey(cancelled)] === 'take') return ', the order cancelled';
  const taken = all.filter((way) => way === 'take').length;
  if (taken === 0) return attached;
  return `${attached}, ${taken} ${taken === 1 ? 'difference' : 'differences'} taken into the order`;
}
