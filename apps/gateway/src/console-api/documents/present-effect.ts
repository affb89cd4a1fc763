import { type Order, orderLineName } from '@quayside/canonical';
import type { EffectRow, ErpRecord } from '@quayside/exchange';
import type { z } from 'zod';
import type { effectShape } from './effect-shape.js';
import { leaves } from './leaves.js';
import { placeOf } from './places.js';
import { fieldOnScreen, valueOnScreen } from './screen-words.js';

/** An effect of the ledger, or one that a held document would have if it were accepted. */
export type ShownEffect = Pick<EffectRow, 'effect' | 'applied' | 'appliedAt'>;

/** An effect on a receipt of 5,000 lines writes more than anybody reads on a page. */
const mostValues = 1000;

/** What an effect writes, each value with the place that it came from. */
export function presentEffect(
  row: ShownEffect,
  urlOf: (record: ErpRecord) => string,
  order?: Order,
): z.input<typeof effectShape> {
  const { effect, applied, appliedAt } = row;
  return {
    key: effect.key,
    model: effect.model,
    action: effect.action,
    target: effect.target,
    title: effect.title,
    changes: [...(effect.changes ?? [])],
    state: applied ? 'applied' : 'planned',
    appliedAt: appliedAt?.toISOString() ?? null,
    records: (applied?.records ?? []).map((record) => ({
      model: record.model,
      id: record.id,
      name: record.name ?? null,
      url: urlOf(record),
    })),
    values: leaves(effect.values)
      .filter(({ path: [first = ''] }) => !ourOwn.has(first))
      .slice(0, mostValues)
      .map(({ pointer, path, words, value }) => ({
        label: labelled(path, words, order).join(' › '),
        value: valueWords(path, value, order),
        pointer,
        place: placeOf(effect.provenance[pointer]),
      })),
  };
}

/** Keys of ours, and where Odoo keeps what: nobody needs them to see what is written. */
const ourOwn: ReadonlySet<string> = new Set([
  ...['packages', 'replaces', 'announced', 'matter', 'version', 'takes_back', 'user_of_order'],
  ...['res_model', 'model', 'mimetype', 'state'],
]);

/** Odoo numbers lines of orders by ids that nobody knows. */
function labelled(path: readonly string[], words: readonly string[], order: Order | undefined): readonly string[] {
  const [first, number] = path;
  const onScreen = words.map((word, at) => fieldOnScreen(path[at] ?? '') ?? word);
  if (first !== 'order_line' || number === undefined || !order) return onScreen;
  return [orderLineName(order, number), ...onScreen.slice(2)];
}

const lineFields: ReadonlySet<string> = new Set(['line', 'purchase_line_id', 'taxes_of', 'instead_of']);

function valueWords(path: readonly string[], value: string, order: Order | undefined): string {
  const field = path.at(-1) ?? '';
  if (field === 'body' || field === 'note') return textOfHtml(value);
  return order && lineFields.has(field) ? orderLineName(order, value) : valueOnScreen(field, value);
}

/** A note is written to Odoo as HTML, each odd character as its number, and read here for what it says. */
function textOfHtml(html: string): string {
  const text = html.replace(/<\/(?:p|li|tr|th|td)>/g, ' ').replace(/<[^>]*>/g, '');
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}
