import type { LevelBelow, Quantity, ToldLine } from '@quayside/canonical';
import type { LocalDate } from '@quayside/std';
import { type Day, dayLists, type Days, daysBy } from './days.js';

/** A part of a line, told apart by what it is of and where it is. */
export interface Portion {
  readonly quantity?: Quantity | undefined;
  /** The level that holds it, by the id that the file gives it, or several of which it is not known which holds how much. */
  readonly packs: readonly string[];
  /** Packages that hold it, named at the goods themselves. */
  readonly ssccs: readonly string[];
  /** Several where it is not known how much is of each. */
  readonly lots: readonly string[];
  readonly days: Days;
  readonly serials: readonly string[];
  readonly orderNumber?: string | undefined;
  /** Where each of these was told, as JSON pointers: quantity, lots/0, serials/3. */
  readonly told: ReadonlyMap<string, string>;
}

type Told = Pick<
  ToldLine,
  'quantity' | 'pack' | 'packs' | 'ssccs' | 'lot' | 'lots' | Day | (typeof dayLists)[Day] | 'serials'
> &
  Pick<LevelBelow, 'orderNumber'>;

/** What a line, a part of it or a level below it tells of itself. */
export function portionOf(from: Told, pointer: string): Portion {
  const told = new Map<string, string>();
  const note = (name: string, field: string) => told.set(name, `${pointer}/${field}`);
  if (from.quantity) note('quantity', 'quantity');
  if (from.orderNumber !== undefined) note('orderNumber', 'orderNumber');
  const one = <T extends string>(name: string, field: string, value: T | undefined): readonly T[] => {
    if (value !== undefined) note(`${name}/${value}`, field);
    return value === undefined ? [] : [value];
  };
  const many = (name: string, field: string, values: readonly string[] = []) => {
    for (const [i, value] of values.entries()) note(`${name}/${value}`, `${field}/${i}`);
    return values;
  };
  return {
    quantity: from.quantity,
    orderNumber: from.orderNumber,
    packs: distinct([...one('packs', 'pack', from.pack), ...many('packs', 'packs', from.packs)]),
    ssccs: distinct(many('ssccs', 'ssccs', from.ssccs)),
    lots: distinct([...one('lots', 'lot', from.lot), ...many('lots', 'lots', from.lots)]),
    days: daysBy((kind) => {
      const list = dayLists[kind];
      return distinct([...one(list, kind, from[kind]), ...(many(list, list, from[list]) as LocalDate[])]);
    }),
    // One that is named twice stays so: matching says it.
    serials: many('serials', 'serials', from.serials),
    told,
  };
}

/** Whether it says where it is, or how much it is: otherwise it only tells more of what it belongs to. */
export function isGoods({ quantity, packs, ssccs }: Portion): boolean {
  return quantity !== undefined || packs.length > 0 || ssccs.length > 0;
}

export function distinct<T extends string>(values: readonly T[]): readonly T[] {
  return values.length < 2 ? values : [...new Set(values)];
}
