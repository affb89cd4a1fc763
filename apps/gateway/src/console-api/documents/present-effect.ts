import type { EffectRow, ErpRecord } from '@quayside/exchange';
import type { z } from 'zod';
import type { effectShape } from './effect-shape.js';
import { leaves } from './leaves.js';
import { placeOf } from './places.js';

/** An effect of the ledger, or one that a held document would have if it were accepted. */
export type ShownEffect = Pick<EffectRow, 'effect' | 'applied' | 'appliedAt'>;

/** An effect on a receipt of 5,000 lines writes more than anybody reads on a page. */
const mostValues = 1000;

/** What an effect writes, each value with the place that it came from. */
export function presentEffect(row: ShownEffect, urlOf: (record: ErpRecord) => string): z.input<typeof effectShape> {
  const { effect, applied, appliedAt } = row;
  return {
    key: effect.key,
    model: effect.model,
    action: effect.action,
    target: effect.target,
    title: effect.title,
    state: applied ? 'applied' : 'planned',
    appliedAt: appliedAt?.toISOString() ?? null,
    records: (applied?.records ?? []).map((record) => ({
      model: record.model,
      id: record.id,
      name: record.name ?? null,
      url: urlOf(record),
    })),
    values: leaves(effect.values)
      .slice(0, mostValues)
      .map(({ pointer, words, value }) => ({
        label: words.join(' › '),
        value: pointer === '/body' ? textOfHtml(value) : value,
        pointer,
        place: placeOf(effect.provenance[pointer]),
      })),
  };
}

/** A note is written to Odoo as HTML, each odd character as its number, and read here for what it says. */
function textOfHtml(html: string): string {
  const text = html.replace(/<\/(?:p|li|tr|th|td)>/g, ' ').replace(/<[^>]*>/g, '');
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}
