import type { Quantity, ShippedLine, ToldLine } from '@quayside/canonical';
import { numbersBetween } from '../values/number-range.js';
import { dayKinds, dayLists, writtenDays } from './days.js';
import { type Divided, shareOf } from './divide.js';
import type { Moves } from './moves.js';
import type { Packages } from './packages.js';
import type { Portion } from './portion.js';

/** Writes the lines of a notice, a line for each part of what was told as one. */
export class LineWriter {
  readonly lines: ShippedLine[] = [];
  /** Lines of which no quantity is known. */
  readonly without: number[] = [];

  constructor(
    private readonly packages: Packages,
    private readonly moves: Moves,
  ) {}

  write(told: ToldLine, index: number, { portions, stated }: Divided): void {
    const first = this.lines.length;
    for (const portion of portions) this.writePortion(told, index, portion, first);
    const line = this.lines[first];
    if (stated && line) this.lines[first] = { ...line, stated };
    if (stated) this.moves.add(`/lines/${index}/quantity`, `/lines/${first}/stated`);
  }

  /** Puts what no package holds into those of the shipment. */
  fill(packs: readonly string[]): void {
    if (packs.length === 0) return;
    for (const [at, line] of this.lines.entries()) {
      if (line.pack === undefined && line.packs === undefined) this.lines[at] = { ...line, ...inPacks(packs) };
    }
  }

  private writePortion(told: ToldLine, index: number, portion: Portion, first: number): void {
    const packs = this.packages.of(portion.packs, portion.ssccs, (sscc) => portion.told.get(`ssccs/${sscc}`));
    const { quantity, serials } = portion;
    const isDivided = packs.length > 1 && serials.length === 0 && quantity !== undefined;
    const share = isDivided ? shareOf(quantity.value, packs.length, told.packaging ?? []) : undefined;
    if (share === undefined) return this.add(told, index, { ...portion, packs }, first);
    for (const pack of packs) {
      this.add(told, index, { ...portion, packs: [pack], quantity: { ...quantity, value: share } }, first);
    }
  }

  private add(told: ToldLine, index: number, portion: Portion, first: number): void {
    const at = this.lines.length;
    const whole = ofWhole(told, at === first);
    const { quantity, lots, days, orderNumber } = portion;
    const serials = serialsOf(portion.serials, quantity);
    if (quantity === undefined) this.without.push(at);
    this.lines.push({
      ...whole,
      ...(orderNumber !== undefined && { orderNumber }),
      ...({ quantity } as { quantity: Quantity }),
      ...inPacks(portion.packs),
      ...(lots.length === 1 && { lot: lots[0] }),
      ...(lots.length > 1 && { lots: [...lots] }),
      ...writtenDays(days),
      ...(serials.length > 0 && { serials: [...serials] }),
    });
    for (const name of Object.keys(whole))
      if (name !== 'orderNumber') this.moves.add(`/lines/${index}/${name}`, `/lines/${at}/${name}`);
    this.movePortion(portion, serials, at);
  }

  private movePortion(
    { told, packs, lots, days, serials: said }: Portion,
    serials: readonly string[],
    at: number,
  ): void {
    const move = (name: string, to: string) => {
      const from = told.get(name);
      if (from !== undefined) this.moves.add(from, `/lines/${at}/${to}`);
    };
    move('quantity', 'quantity');
    move('orderNumber', 'orderNumber');
    const moveAll = (values: readonly string[], list: string, only: string) => {
      for (const [i, value] of values.entries()) move(`${list}/${value}`, values.length === 1 ? only : `${list}/${i}`);
    };
    moveAll(lots, 'lots', 'lot');
    for (const kind of dayKinds) moveAll(days[kind], dayLists[kind], kind);
    for (const [i, serial] of serials.entries()) {
      move(`serials/${said.length === serials.length ? serial : said[0]}`, `serials/${i}`);
    }
    for (const [name, from] of told) {
      if (name.startsWith('packs/') && packs.length > 0)
        this.moves.add(from, `/lines/${at}/${packs.length === 1 ? 'pack' : 'packs'}`);
    }
  }
}

/** What is told of the line as a whole; of several parts only the first says what must not be counted twice. */
function ofWhole(told: ToldLine, isFirst: boolean): Omit<ShippedLine, 'quantity'> {
  const { id: _id, ssccs: _ssccs, parts: _parts, quantity: _quantity, quantities: _quantities, ...rest } = told;
  const { pack: _pack, packs: _packs, lot: _lot, lots: _lots, serials: _serials, ...others } = rest;
  const { expiry: _expiry, expiries: _expiries, bestBefore: _best, bestBefores: _bests, ...undated } = others;
  const { sellBy: _sellBy, sellBys: _sellBys, ...line } = undated;
  if (isFirst) return line;
  const { ordered: _ordered, shippedToDate: _shipped, difference: _difference, ...part } = line;
  return part;
}

function inPacks(packs: readonly string[]): Pick<ShippedLine, 'pack' | 'packs'> {
  if (packs.length > 1) return { packs: [...packs] };
  return packs[0] === undefined ? {} : { pack: packs[0] };
}

/** "SN001-SN004" is four numbers where there are four pieces; otherwise it may be one that has a dash. */
function serialsOf(serials: readonly string[], quantity: Quantity | undefined): readonly string[] {
  const [only = ''] = serials;
  const pieces = Number(quantity?.value);
  if (serials.length !== 1 || !(pieces > 1)) return serials;
  const [first, last] = endsOf(only);
  const all = numbersBetween(first, last);
  return all?.length === pieces ? all : serials;
}

/** A range as people write it: "SN001-SN004", "SN001 - SN004", "SN001 bis SN004"; both ends are as long as each other. */
function endsOf(text: string): readonly [string, string] {
  const [, first = '', last = ''] = /^(\S+)\s+(?:[-:/–]|to|bis)\s+(\S+)$/i.exec(text) ?? [];
  if (first !== '') return [first, last];
  const half = (text.length - 1) / 2;
  return Number.isInteger(half) && /[-:/–]/.test(text[half] ?? '')
    ? [text.slice(0, half), text.slice(half + 1)]
    : ['', ''];
}
