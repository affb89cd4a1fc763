import {
  checkDigit,
  type Quantity,
  type PlaceColumns,
  type ShipNotice,
  type ShippedLine,
  type ToldShipNotice,
} from '@quayside/canonical';
import type { Finding, Place } from '@quayside/std';
import type { Holding } from './holding.js';
import type { Repeated } from './added-up.js';
import type { LevelsBelow } from './levels-below.js';

/** What cannot be known of a notice, or does not fit together. */
export function shipmentFindings(document: ShipNotice, places: PlaceColumns): Finding[] {
  return [
    ...checkDigitFindings(document, places),
    ...lengthFindings(document, places),
    ...document.lines.flatMap((line, at) => lineFindings(line, at, document, places)),
  ];
}

/** Packs that share lines are known; what each of them holds is not. */
function lineFindings(line: ShippedLine, at: number, { packs }: ShipNotice, places: PlaceColumns): Finding[] {
  const name = line.number === undefined ? `Line ${at + 1} of the document` : `Line ${line.number}`;
  const amount = amountOf(line.quantity);
  const found: Finding[] = [];
  const warn = (code: string, field: string, message: string) =>
    found.push({ ...placeOf(places, field), code, severity: 'warn', field, message });
  if (line.packs) {
    const names = line.packs.map((id) => nameOf(packs, id)).join(', ');
    warn(
      'package-contents-unknown',
      `/lines/${at}/packs`,
      `${name}: ${amount} are in ${line.packs.length} packages together (${names}), and nothing says how much is in each`,
    );
  }
  if (line.lots) {
    warn(
      'lots-undivided',
      `/lines/${at}/lots`,
      `${name}: ${amount} are of ${line.lots.length} lots together (${line.lots.join(', ')}), and nothing says how much is of each`,
    );
  }
  if (line.stated) {
    const stated = amountOf(line.stated);
    warn(
      'parts-differ',
      `/lines/${at}/stated`,
      `${name}: the notice states ${stated}, and its parts come to something else`,
    );
  }
  return found;
}

/** Who gets a check digit wrong gets many of them wrong: they are told once. */
function checkDigitFindings({ packs }: ShipNotice, places: PlaceColumns): Finding[] {
  let [first, count] = [-1, 0];
  for (const [at, { sscc }] of packs.entries()) {
    if (sscc === undefined || hasCheckDigit(sscc)) continue;
    if (first < 0) first = at;
    count++;
  }
  const sscc = packs[first]?.sscc;
  if (sscc === undefined) return [];
  const field = `/packs/${first}/sscc`;
  const more = count === 1 ? '' : `. ${count - 1} more have a wrong one`;
  const message = `The check digit of the SSCC ${sscc} is ${sscc.slice(-1)} and should be ${checkDigit(sscc.slice(0, -1))}: compare it with the label${more}`;
  return [{ ...placeOf(places, field), code: 'sscc-check-digit', severity: 'warn', field, message }];
}

/** Numbers that were meant for an SSCC, as far as their length tells. */
function lengthFindings({ packs }: ShipNotice, places: PlaceColumns): Finding[] {
  const found = [...packs.entries()].filter(([, { name = '' }]) => /^\d{15,22}$/.test(name));
  const [first] = found;
  if (!first) return [];
  const [at, { name = '' }] = first;
  const field = `/packs/${at}/name`;
  const more = found.length === 1 ? '' : `. ${found.length - 1} more are no SSCC either`;
  const message = `${name} has ${name.length} digits, and an SSCC 18: it is kept as the name of the package${more}`;
  return [{ ...placeOf(places, field), code: 'sscc-length', severity: 'warn', field, message }];
}

function nameOf(packs: ShipNotice['packs'], id: string): string {
  const pack = packs.find((each) => each.id === id);
  return pack?.sscc ?? pack?.name ?? id;
}

function hasCheckDigit(sscc: string): boolean {
  return sscc.endsWith(checkDigit(sscc.slice(0, -1)));
}

/** A line that states several quantities: which of them counts, and what became of the others. */
export function repeatedFindings(repeated: Repeated | undefined, at: number, places: PlaceColumns): Finding[] {
  if (!repeated) return [];
  const { added, beside, whole } = repeated;
  const amounts = (of: readonly Quantity[]) => of.map(amountOf).join(' and ');
  const sum = added.length > 1 ? `${amounts(added)} are added up to ${amountOf(whole)}` : `${amountOf(whole)} counts`;
  const rest = beside.length > 0 ? `, and ${amounts(beside)} of another unit is taken for the same goods` : '';
  const field = `/lines/${at}/quantity`;
  const message = `Line ${at + 1} of the document states several quantities: ${sum}${rest}`;
  return [{ ...placeOf(places, field), code: 'quantity-repeated', severity: 'warn', field, message }];
}

function amountOf({ value, unit }: Quantity): string {
  return `${value} ${unit ?? ''}`.trim();
}

/** Levels that name something else than their line. */
export function componentFindings({ components }: LevelsBelow, places: PlaceColumns): Finding[] {
  return components.map(({ index, line }) => {
    const of = line.item?.buyer ?? line.item?.supplier ?? line.item?.gtin ?? `line ${line.number ?? ''}`;
    const message = `The level names another item below ${of}: it is a component, and no line of the order`;
    return { ...placeOf(places, `/below/${index}`), code: 'component-below-item', severity: 'info', message };
  });
}

/** Packages that name something that is no line. */
export function holdingFindings({ unknown }: Holding, places: PlaceColumns): Finding[] {
  return unknown.map(({ pack, what, pointer }) => {
    const message = `Package ${pack.sscc ?? pack.name ?? pack.id} holds ${what}, which is no line of the notice or not a single one: what is in it is not known`;
    return { ...placeOf(places, pointer), code: 'package-line-unknown', severity: 'warn', message };
  });
}

/** What the file says of its own structure is only checked: the levels decide. */
export function structureFindings(told: ToldShipNotice): Finding[] {
  const { structure } = told;
  const found = structure === undefined ? undefined : structureOf(told);
  if (structure === undefined || found === undefined || found === structure) return [];
  const message = `The file says that ${words[structure]}, and its levels say that ${words[found]}; the levels count`;
  return [{ code: 'structure-differs', severity: 'info', message }];
}

/** How the levels of a file are put together; nothing where they are both, or where there are no packages. */
function structureOf({ below = [], lines, packs }: ToldShipNotice): 'packs-above' | 'packs-below' | undefined {
  const isBelow = below.some(({ pack }) => pack !== undefined);
  const isAbove = packs.length > 0 && lines.some(({ id, pack }) => pack !== undefined && pack !== id);
  if (isBelow === isAbove) return undefined;
  return isBelow ? 'packs-below' : 'packs-above';
}

const words = {
  'packs-above': 'items are in packages',
  'packs-below': 'packages stand below their item',
  'no-packs': 'there are no packages',
};

function placeOf(places: PlaceColumns, pointer: string): Place {
  const { also: _, ...place } =
    places.nearest(pointer) ??
    places.firstWithin(pointer) ??
    places.firstWithin(pointer.split('/').slice(0, 3).join('/')) ??
    {};
  return place;
}
