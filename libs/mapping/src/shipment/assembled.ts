import type { PlaceColumns, ShipNotice, ShippedLine, ToldLine, ToldPack, ToldShipNotice } from '@quayside/canonical';
import type { Finding } from '@quayside/std';
import type { OpenField } from '../read/open-field.js';
import { dayKinds, dayLists } from './days.js';
import { divided } from './divide.js';
import { Holding } from './holding.js';
import { LevelsBelow } from './levels-below.js';
import { LineWriter } from './line-writer.js';
import { Moves } from './moves.js';
import { Packages } from './packages.js';
import { addedUp } from './added-up.js';
import { distinct, portionOf } from './portion.js';
import {
  componentFindings,
  holdingFindings,
  repeatedFindings,
  shipmentFindings,
  structureFindings,
} from './shipment-findings.js';
import { standAlone } from './stand-alone.js';

/** A ship notice that was put together of what its file tells. */
export interface Assembled {
  readonly document: ShipNotice;
  readonly provenance: PlaceColumns;
  readonly open: readonly OpenField[];
  readonly findings: readonly Finding[];
}

const moving: ReadonlySet<string> = new Set(['lines', 'packs', 'below', 'orders', 'orderNumber']);

/**
 * Puts a ship notice together: levels and parts become lines, each of one item in one package as far as the file says so, and
 * a level of several packages becomes as many packs. What cannot be known is said in a finding; nothing of it is guessed.
 */
export function assembled(told: ToldShipNotice, provenance: PlaceColumns, open: readonly OpenField[]): Assembled {
  const structure = structureFindings(told);
  const whole = isPlain(told) ? { ...asTold(told, provenance), open, findings: [] } : together(told, provenance, open);
  const missing = quantityFindings(whole.document, whole.provenance);
  const findings = missing.length > 0 ? missing : shipmentFindings(whole.document, whole.provenance);
  return { ...whole, findings: [...structure, ...whole.findings, ...findings] };
}

/** Most notices tell each line in its one package: there is nothing to put together. */
function isPlain({ lines, packs, below, orders }: ToldShipNotice): boolean {
  return !below && !orders && lines.every(isPlainLine) && packs.every(isPlainPack) && hasOwnIds(packs);
}

function isPlainLine(line: ToldLine): boolean {
  const { parts, ssccs, packs, lots, quantities, serials } = line;
  const isOne = !parts && !ssccs && !packs && !lots && !quantities && dayKinds.every((kind) => !line[dayLists[kind]]);
  return isOne && !(serials?.length === 1 && /.[-:/–\s]./.test(serials[0] ?? ''));
}

function isPlainPack({ ssccs, holds, of }: ToldPack): boolean {
  return !ssccs && !holds && !of;
}

function hasOwnIds(packs: readonly ToldPack[]): boolean {
  return new Set(packs.map(({ id }) => id)).size === packs.length;
}

function asTold({ structure: _, ...told }: ToldShipNotice, provenance: PlaceColumns) {
  const lines = told.lines.map(({ id: _id, ...line }) => line);
  return standAlone({ ...told, lines } as ShipNotice, provenance);
}

function together(told: ToldShipNotice, provenance: PlaceColumns, open: readonly OpenField[]): Assembled {
  const moves = new Moves(moving);
  const packages = new Packages(told.packs, moves);
  const writer = new LineWriter(packages, moves);
  const below = new LevelsBelow(told.below ?? []);
  const holding = new Holding(told.packs, told.lines);
  const findings: Finding[] = [];
  for (const [index, line] of told.lines.entries()) {
    const pointer = `/lines/${index}`;
    const said = (line.parts ?? []).map((part, at) => portionOf(part, `${pointer}/parts/${at}`));
    const parts = [...said, ...below.partsOf(line), ...holding.partsOf(line)];
    const { whole, repeated } = addedUp(line);
    findings.push(...repeatedFindings(repeated, index, provenance));
    writer.write(line, index, divided(portionOf(whole, pointer), parts, line.packaging));
  }
  writer.fill(packages.of(holding.untold(), [], () => undefined));
  const { below: _, structure: __, ...rest } = told;
  return {
    document: { ...withOrders(rest, writer.lines, moves), packs: packages.all, lines: writer.lines },
    provenance: moves.placesOf(provenance),
    open: open.flatMap((field) => moves.of(field.pointer).map((pointer) => ({ ...field, pointer }))),
    findings: [...findings, ...componentFindings(below, provenance), ...holdingFindings(holding, provenance)],
  };
}

/** Several orders are named by the notice as a whole only where a line does not say its own. */
function withOrders(
  { orders, ...rest }: Omit<ToldShipNotice, 'below' | 'structure'>,
  lines: readonly ShippedLine[],
  moves: Moves,
): Omit<ToldShipNotice, 'below' | 'structure'> {
  const all = distinct(orders ?? []);
  if (all.length > 1 && lines.some((line) => line.orderNumber === undefined)) {
    for (const [at, order] of all.entries()) moves.add(`/orders/${orders?.indexOf(order)}`, `/orders/${at}`);
    const { orderNumber: _, ...others } = rest;
    return { ...others, orders: [...all] };
  }
  moves.add('/orderNumber', '/orderNumber');
  return rest;
}

function quantityFindings({ lines }: ShipNotice, places: PlaceColumns): Finding[] {
  return lines.flatMap((line, at) => {
    if ((line as Partial<typeof line>).quantity !== undefined) return [];
    const { also: _, ...place } = places.firstWithin(`/lines/${at}/item`) ?? places.firstWithin(`/lines/${at}`) ?? {};
    const message = 'missing; nothing says how much of it is on its way, neither for the line nor for its parts';
    return [{ ...place, code: 'field-missing', severity: 'fatal', field: `/lines/${at}/quantity`, message }];
  });
}
