import type { ChangedLine, OrderLine } from '@quayside/canonical';
import { compare, decimalOf } from '@quayside/std';
import type { SentOrder } from './order-without-internals.js';

type Line = OrderLine | ChangedLine;

const one = decimalOf(1);

const ofHead = /^\/(number|orderNumber|date|currency|lines)$/;
const ofLine = /^\/lines\/(\d+)(?:\/(number|action|quantity|price|deliveryDate|schedule)(\/.*)?)?$/;
const ofParty = /^\/parties\/(\d+)(?:\/(name|address)(\/.*)?)?$/;

/** Whether the supplier could not do as it is asked without a field that the file does not say. */
export function isEssential(document: SentOrder, pointer: string): boolean {
  if (pointer === '/purpose') return saysMoreThanItsType(document);
  // Who cancels an order names it, and says so.
  if (document.purpose === 'cancellation') return /^\/(number|orderNumber)$/.test(pointer);
  if (pointer === '/deliveryDate') return document.lines.some((line) => line.deliveryDate === undefined);
  return ofHead.test(pointer) || isOfLine(document, pointer) || isOfShipTo(document, pointer);
}

/** A change is known by its own kind of document; what replaces or cancels an order must say so. */
function saysMoreThanItsType({ type, purpose }: SentOrder): boolean {
  const usual = type === 'order' ? 'original' : 'change';
  return purpose !== undefined && purpose !== usual;
}

function isOfLine({ lines }: SentOrder, pointer: string): boolean {
  const [, index, field, inner = ''] = ofLine.exec(pointer) ?? [];
  const line: Line | undefined = lines[Number(index ?? -1)];
  if (!line) return false;
  if (field === 'price') return isOfPrice(line, inner);
  if (field === 'schedule') return !inner.endsWith('/dateMeans');
  return true;
}

// The unit of the line is that of its price, and a price is of one, where nothing else is said.
function isOfPrice({ price, quantity }: Line, inner: string): boolean {
  if (inner === '/unit') return price?.unit !== quantity?.unit;
  if (inner === '/basis' || inner === '/multiplier')
    return compare(price?.[inner === '/basis' ? 'basis' : 'multiplier'] ?? one, one) !== 0;
  return true;
}

/** Where the goods go: by a number that both know, or by name and address. */
function isOfShipTo({ parties = [] }: SentOrder, pointer: string): boolean {
  if (pointer === '/parties') return parties.some(({ role }) => role === 'ship-to');
  const [, index, field, inner = ''] = ofParty.exec(pointer) ?? [];
  const party = parties[Number(index ?? -1)];
  if (party?.role !== 'ship-to') return false;
  if (field === 'name') return (party.identifiers ?? []).length === 0;
  return inner !== '/region';
}
