import type { Effect, Json, PlanInput } from '@quayside/exchange';
import type { Discrepancy, PriceListChange, PriceListValues } from '@quayside/matching';
import { effectKey } from './effect-key.js';
import { placesOf } from './places.js';

type Taken = Discrepancy & { readonly change: PriceListChange };

/** What was taken into the vendor's price list: entries that change, and new ones with those that make way for them. */
export function planPriceList(input: PlanInput): Effect[] {
  return input.decision.discrepancies.filter(isTaken).flatMap((each) => effectsOf(input, each));
}

function isTaken(each: Discrepancy): each is Taken {
  return each.settled?.way === 'take' && each.change?.field === 'price-list';
}

function effectsOf(input: PlanInput, { change, message, pointer }: Taken): Effect[] {
  const { product, entry, follows, set } = change;
  const part = `${product}/${entry ?? 'new'}/${pointer}`;
  const common = { model: 'product.supplierinfo', changes: [message] } as const;
  const name = message.split(':', 1)[0] ?? product;
  const provenance = placesOf({ '/price': `${pointer}/amount`, '/product_code': pointer }, input.provenance);
  if (entry !== undefined) {
    const key = effectKey(input, { effect: 'price', part });
    const values = columnsOf(set);
    return [
      { ...common, key, action: 'write', target: entry, title: `Change the price of ${name}`, values, provenance },
    ];
  }
  const end: Effect[] = follows
    ? [
        {
          ...common,
          key: effectKey(input, { effect: 'price_end', part }),
          action: 'write',
          target: follows.entry,
          title: `End the old price of ${name}`,
          values: { date_end: follows.until },
          changes: [`${name}: the old price ends on ${follows.until}`],
          provenance: {},
        },
      ]
    : [];
  return [
    ...end,
    {
      ...common,
      key: effectKey(input, { effect: 'price', part }),
      action: 'create',
      target: product,
      title: `Add a price of ${name}`,
      values: columnsOf(set),
      provenance,
    },
  ];
}

const columns = {
  amount: 'price',
  currency: 'currency',
  minimum: 'min_qty',
  leadTimeDays: 'delay',
  supplierCode: 'product_code',
  from: 'date_start',
  until: 'date_end',
} as const satisfies { readonly [K in keyof PriceListValues]-?: string };

/** As Odoo's price list has them; the currency by its code. */
function columnsOf(set: PriceListValues): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => [columns[name as keyof typeof columns], value as Json]),
  );
}
