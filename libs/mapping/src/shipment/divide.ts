import type { Packaging, Quantity } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, minus, sum, times, zero } from '@quayside/std';
import { distinct, isGoods, type Portion } from './portion.js';

/** The parts that something is made of; with `stated` where it says that they are more or less than they come to. */
export interface Divided {
  readonly portions: readonly Portion[];
  readonly stated?: Quantity;
}

/** Divides what is told as a whole into the parts that are told of it. */
export function divided(whole: Portion, parts: readonly Portion[], packaging: readonly Packaging[] = []): Divided {
  const all = withLotsCounted(whole, parts);
  const base = all.filter((part) => !isGoods(part)).reduce(withMore, whole);
  const lots = all.filter((part) => isGoods(part) && !isPacked(part));
  const packed = all.filter((part) => isPacked(part));
  if (lots.length === 0) return amongPackages(base, packed, packaging);
  const byLot = partly(base, lots);
  if (packed.length === 0) return byLot;
  // Lots and packages are told each for itself: which lot is in which package is known only where one of them is a single one.
  if (byLot.portions.length === 1) return amongPackages(byLot.portions[0] ?? base, packed, packaging);
  return { ...byLot, portions: byLot.portions.map((portion) => within(portion, packed)) };
}

export function isPacked({ packs, ssccs }: Portion): boolean {
  return packs.length > 0 || ssccs.length > 0;
}

function amongPackages(base: Portion, packed: readonly Portion[], packaging: readonly Packaging[]): Divided {
  if (packed.length === 0) return { portions: [base] };
  const [untold, told] = [packed.filter((part) => !part.quantity), packed.filter((part) => part.quantity)];
  // Numbers that are told for all of it could be in any of them.
  if (base.serials.length > 0 && packed.length > 1) return { portions: [within(base, packed)] };
  if (untold.length === 0 || !base.quantity) return partly(base, packed);
  const left = minus(base.quantity.value, sum(told.map((part) => part.quantity?.value ?? zero)));
  // Nothing is left for them: they are there, and hold something else.
  if (compare(left, zero) <= 0) return told.length === 0 ? { portions: [within(base, untold)] } : partly(base, told);
  const each = shareOf(left, untold.length, packaging);
  const unit = base.quantity.unit === undefined ? {} : { unit: base.quantity.unit };
  if (each !== undefined) {
    return partly(base, [...told, ...untold.map((part) => ({ ...part, quantity: { value: each, ...unit } }))]);
  }
  const shared = within({ ...base, quantity: { value: left, ...unit } }, untold);
  return { portions: [...told.map((part) => inherited(part, base, told)), shared] };
}

/** How much is in each of so many packages: all of it, or what one of them is said to hold where that makes the whole. */
export function shareOf(quantity: Decimal, packages: number, packaging: readonly Packaging[]): Decimal | undefined {
  if (packages === 1) return quantity;
  const sizes = packaging.flatMap(({ contains, size }) => [
    contains,
    ...(size === undefined ? [] : [times(contains, size)]),
  ]);
  const fitting = sizes.find((size) => compare(times(size, decimalOf(packages)), quantity) === 0);
  return fitting;
}

function partly(base: Portion, parts: readonly Portion[]): Divided {
  const portions = parts.map((part) => inherited(part, base, parts));
  const quantities = portions.map((portion) => portion.quantity);
  const total = base.quantity;
  if (!total || quantities.some((each) => !each || each.unit !== total.unit)) return { portions };
  const isWhole = compare(sum(quantities.map((each) => each?.value ?? zero)), total.value) === 0;
  return isWhole ? { portions } : { portions, stated: total };
}

/** A part with what is told of the whole, where no part tells it of itself. */
function inherited(part: Portion, base: Portion, parts: readonly Portion[]): Portion {
  const isAlone = parts.length === 1;
  return {
    quantity: part.quantity ?? (isAlone ? base.quantity : undefined),
    orderNumber: part.orderNumber ?? base.orderNumber,
    packs: part.packs.length > 0 ? part.packs : base.packs,
    ssccs: isPacked(part) ? part.ssccs : base.ssccs,
    lots: parts.some((each) => each.lots.length > 0) ? part.lots : base.lots,
    expiries: parts.some((each) => each.expiries.length > 0) ? part.expiries : base.expiries,
    serials: isAlone ? distinct([...base.serials, ...part.serials]) : part.serials,
    told: new Map([...base.told, ...part.told]),
  };
}

/** What lies in several packages at once, as far as anybody knows. */
function within(portion: Portion, packed: readonly Portion[]): Portion {
  return {
    ...portion,
    packs: packed.some((part) => part.packs.length > 0)
      ? distinct(packed.flatMap((part) => part.packs))
      : portion.packs,
    ssccs: distinct(packed.flatMap((part) => part.ssccs)),
    lots: distinct([...portion.lots, ...packed.flatMap((part) => part.lots)]),
    expiries: distinct([...portion.expiries, ...packed.flatMap((part) => part.expiries)]),
    serials: distinct([...portion.serials, ...packed.flatMap((part) => part.serials)]),
    told: new Map([...packed.flatMap((part) => [...part.told]), ...portion.told]),
  };
}

function withMore(whole: Portion, part: Portion): Portion {
  return {
    ...whole,
    orderNumber: whole.orderNumber ?? part.orderNumber,
    lots: distinct([...whole.lots, ...part.lots]),
    expiries: distinct([...whole.expiries, ...part.expiries]),
    serials: distinct([...whole.serials, ...part.serials]),
    told: new Map([...part.told, ...whole.told]),
  };
}

/** Where each part is a lot with its serial numbers, and these are as many as the pieces, each lot has as many pieces as numbers. */
function withLotsCounted({ quantity }: Portion, parts: readonly Portion[]): readonly Portion[] {
  const isCounted = parts.length > 1 && parts.every((part) => part.lots.length === 1 && part.serials.length > 0);
  if (!isCounted || !quantity || parts.some((part) => isGoods(part))) return parts;
  const count = sum(parts.map((part) => decimalOf(part.serials.length)));
  if (compare(count, quantity.value) !== 0) return parts;
  const unit = quantity.unit === undefined ? {} : { unit: quantity.unit };
  return [...Map.groupBy(parts, (part) => part.lots[0]).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const lot = others.reduce(withMore, first);
    return [{ ...lot, quantity: { value: decimalOf(lot.serials.length), ...unit } }];
  });
}
