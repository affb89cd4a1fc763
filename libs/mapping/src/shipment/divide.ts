import type { Packaging, Quantity } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, minus, sum, times, zero } from '@quayside/std';
import { distinct, isGoods, type Portion } from './portion.js';
import { daysBy } from './days.js';

/** The parts that something is made of; with `stated` where it says that they are more or less than they come to. */
export interface Divided {
  readonly portions: readonly Portion[];
  readonly stated?: Quantity;
}

/** Divides what is told as a whole into the parts that are told of it. */
export function divided(whole: Portion, parts: readonly Portion[], packaging: readonly Packaging[] = []): Divided {
  const all = withNumbersCounted(whole, inUnitOf(whole, parts));
  const base = all.filter((part) => !isGoods(part)).reduce(withMore, whole);
  const lots = all.filter((part) => isGoods(part) && !isPacked(part));
  const packed = all.filter((part) => isPacked(part));
  if (lots.length === 0) return amongPackages(base, packed, packaging);
  const byLot = partly(base, lots);
  if (packed.length === 0) return byLot;
  // Lots and packages are told each for itself: which lot is in which package is known only where one of them is a single one.
  const { portions, stated } = byLot;
  if (portions.length > 1) return { ...byLot, portions: portions.map((portion) => within(portion, packed)) };
  return { ...amongPackages(portions[0] ?? base, packed, packaging), ...(stated && { stated }) };
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
  const left = leftOf(base.quantity, told);
  if (left === undefined) return { portions: [within(base, packed)] };
  // Nothing is left for them: they are there, and hold something else.
  if (compare(left, zero) <= 0) return told.length === 0 ? { portions: [within(base, untold)] } : partly(base, told);
  return withRest(base, told, untold, { ...base.quantity, value: left }, packaging);
}

/** Divides what packages leave that say how much they hold among those that do not. */
function withRest(
  base: Portion,
  told: readonly Portion[],
  untold: readonly Portion[],
  rest: Quantity,
  packaging: readonly Packaging[],
): Divided {
  const each = shareOf(rest.value, untold.length, packaging);
  if (each !== undefined) {
    return partly(base, [...told, ...untold.map((part) => ({ ...part, quantity: { ...rest, value: each } }))]);
  }
  const shared = within({ ...base, quantity: rest }, untold);
  return { portions: [...told.map((part) => inherited(part, base, told)), shared] };
}

/** What the packages that say how much they hold leave to the others; nothing known where they count boxes, and the whole pieces. */
function leftOf(whole: Quantity, told: readonly Portion[]): Decimal | undefined {
  if (told.some((part) => !isComparable(part.quantity, whole))) return undefined;
  return minus(whole.value, sum(told.map((part) => part.quantity?.value ?? zero)));
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
  if (!total || quantities.some((each) => !isComparable(each, total))) return { portions };
  const isWhole = compare(sum(quantities.map((each) => each?.value ?? zero)), total.value) === 0;
  return isWhole ? { portions } : { portions, stated: total };
}

/** Whether one can be taken from the other: they count the same, or one of them does not say what. */
function isComparable(one: Quantity | undefined, other: Quantity | undefined): boolean {
  if (!one || !other) return false;
  return one.unit === other.unit || one.unit === undefined || other.unit === undefined;
}

/** Parts that only say a number count what the whole counts. */
function inUnitOf({ quantity: whole }: Portion, parts: readonly Portion[]): readonly Portion[] {
  const unit = whole?.unit;
  if (unit === undefined) return parts;
  return parts.map((part) =>
    part.quantity && part.quantity.unit === undefined ? { ...part, quantity: { ...part.quantity, unit } } : part,
  );
}

/** A part with what is told of the whole, where no part tells it of itself. */
function inherited(part: Portion, base: Portion, parts: readonly Portion[]): Portion {
  const isAlone = parts.length === 1;
  // One box may be all of it, and pieces are what was ordered.
  const quantity = isAlone && !isComparable(part.quantity, base.quantity) ? base.quantity : undefined;
  return {
    quantity: quantity ?? part.quantity,
    orderNumber: part.orderNumber ?? base.orderNumber,
    packs: part.packs.length > 0 ? part.packs : base.packs,
    ssccs: isPacked(part) ? part.ssccs : base.ssccs,
    lots: parts.some((each) => each.lots.length > 0) ? part.lots : base.lots,
    days: daysBy((kind) => (parts.some((each) => each.days[kind].length > 0) ? part : base).days[kind]),
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
    days: daysBy((kind) => distinct([portion, ...packed].flatMap((part) => part.days[kind]))),
    serials: distinct([...portion.serials, ...packed.flatMap((part) => part.serials)]),
    told: new Map([...packed.flatMap((part) => [...part.told]), ...portion.told]),
  };
}

function withMore(whole: Portion, part: Portion): Portion {
  return {
    ...whole,
    orderNumber: whole.orderNumber ?? part.orderNumber,
    lots: distinct([...whole.lots, ...part.lots]),
    days: daysBy((kind) => distinct([...whole.days[kind], ...part.days[kind]])),
    serials: distinct([...whole.serials, ...part.serials]),
    told: new Map([...part.told, ...whole.told]),
  };
}

/** Where all parts are lots, or all are packages, with as many serial numbers as there are pieces, each has as many as it names. */
function withNumbersCounted({ quantity }: Portion, parts: readonly Portion[]): readonly Portion[] {
  if (parts.length < 2 || !quantity || parts.some((part) => part.serials.length === 0 || part.quantity)) return parts;
  const count = sum(parts.map((part) => decimalOf(part.serials.length)));
  if (compare(count, quantity.value) !== 0) return parts;
  const unit = quantity.unit === undefined ? {} : { unit: quantity.unit };
  const counted = (part: Portion): Portion => ({
    ...part,
    quantity: { value: decimalOf(part.serials.length), ...unit },
  });
  if (parts.every(isPacked)) return parts.map(counted);
  if (parts.some((part) => isPacked(part) || part.lots.length !== 1)) return parts;
  return [...Map.groupBy(parts, (part) => part.lots[0]).values()].flatMap(([first, ...others]) =>
    first ? [counted(others.reduce(withMore, first))] : [],
  );
}
