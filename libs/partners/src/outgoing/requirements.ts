import type { ChangedLine, Item, OrderLine } from '@quayside/canonical';
import type { Partner } from '../partner.js';
import type { DocumentAgreement, orderRequirements } from '../profile/document-agreement.js';
import { agreementFor } from './agreement-for.js';
import type { SentOrder } from './order-without-internals.js';
import type { Sending, Unsayable } from './sending.js';

type Line = OrderLine | ChangedLine;
type Requirement = (typeof orderRequirements)[number];

/** What was agreed that every order says, and this one does not: by itself, or because the file has no place for it. */
export function missingRequirements(
  partner: Partner,
  document: SentOrder,
  { format }: Pick<Sending, 'format'>,
  said: (pointer: string) => boolean,
): Unsayable[] {
  // Who cancels an order needs nothing but its number.
  if (document.purpose === 'cancellation') return [];
  if (document.lines.length === 0)
    return [missing('/lines', 'Nothing is ordered: the order has no line with a quantity')];
  const wanted = requirementsOf(agreementFor(partner, document.type, format));
  const ofLines = document.lines.flatMap((line, i) => lineFaults(line, { at: `/lines/${i}`, wanted, said }));
  return [...shipToFaults(document, { wanted, said }), ...ofLines];
}

function requirementsOf(agreement: DocumentAgreement | undefined): ReadonlySet<Requirement> {
  // An item of cXML is named by the supplier's number.
  const isCxml = agreement?.set.startsWith('cxml:') === true;
  return new Set<Requirement>([...(agreement?.requires ?? []), ...(isCxml ? (['supplier-item'] as const) : [])]);
}

function shipToFaults({ parties = [] }: SentOrder, { wanted, said }: Omit<Asked, 'at'>): Unsayable[] {
  const at = parties.findIndex(({ role }) => role === 'ship-to');
  const isThere = at >= 0 && said(`/parties/${at}`);
  return wanted.has('ship-to') && !isThere ? [missing('/parties', 'The order names no delivery address')] : [];
}

interface Asked {
  readonly at: string;
  readonly wanted: ReadonlySet<Requirement>;
  readonly said: (pointer: string) => boolean;
}

function lineFaults(line: Line, { at, wanted, said }: Asked): Unsayable[] {
  const has = (field: keyof Item) => line.item[field] !== undefined && said(`${at}/item/${field}`);
  const faults: Unsayable[] = [];
  if (!(['supplier', 'gtin', 'manufacturer', 'buyer'] as const).some(has)) {
    faults.push(missing(`${at}/item`, 'The line names its item by no number that the supplier could know'));
  }
  if (wanted.has('supplier-item') && !has('supplier')) {
    faults.push(missing(`${at}/item/supplier`, "The item has no number of the supplier's: add it to the vendor"));
  }
  if (wanted.has('buyer-item') && !has('buyer')) {
    faults.push(missing(`${at}/item/buyer`, 'The item has no number of ours'));
  }
  if (wanted.has('gtin') && !has('gtin')) faults.push(missing(`${at}/item/gtin`, 'The item has no GTIN'));
  if (line.quantity) faults.push(...figureFaults(line, { at, wanted, said }));
  return faults;
}

function figureFaults(line: Line, { at, wanted }: Asked): Unsayable[] {
  const { price, quantity, schedule = [], deliveryDate } = line;
  const faults: Unsayable[] = [];
  if (wanted.has('price') && !price) faults.push(missing(`${at}/price`, 'The line has no price'));
  if (wanted.has('delivery-date') && deliveryDate === undefined && schedule.length === 0) {
    faults.push(missing(`${at}/deliveryDate`, 'The line has no delivery date'));
  }
  if (quantity?.unit !== undefined && !isCode(quantity.unit)) faults.push(unitWithoutCode(at, quantity.unit));
  return faults;
}

/** Codes of Recommendation 20 and 21; a unit that nobody gave a code goes by its name. */
function isCode(unit: string): boolean {
  return /^([A-Z0-9]+:)?[A-Z0-9]{1,3}$/.test(unit);
}

function unitWithoutCode(at: string, unit: string): Unsayable {
  return {
    ...{ code: 'unit-without-code', severity: 'fatal', owner: 'onboarding', field: `${at}/quantity/unit` },
    message: `The unit "${unit}" has no code; give it one in the settings of the connection`,
  };
}

function missing(field: string, message: string): Unsayable {
  return { code: 'order-incomplete', severity: 'fatal', owner: 'procurement', field, message };
}
