import type { CanonicalDocument } from './document.js';

/** What a document answers: the number of another one, or where it stood in the interchange that carried it. */
export interface Mentions {
  /** Numbers of the documents that it answers, pays or reports on. */
  readonly answers: readonly string[];
  /** Every number by which somebody may look for it: of orders, papers, items, packages, lots. In capitals. */
  readonly names: readonly string[];
}

/** Every number that a document speaks of. */
export function mentionsOf(document: CanonicalDocument): Mentions {
  const names = new Set<string>();
  collect(document, '', names);
  return { answers: [...new Set(answered(document))], names: [...names] };
}

/** How an answer names a document by its envelope: the type of its set, its group and its own control number. */
export function controlName(setType: string, groupControl: string, setControl: string): string {
  return `${setType}/${groupControl}/${setControl}`;
}

function answered(document: CanonicalDocument): string[] {
  switch (document.type) {
    case 'application-advice':
      return document.answers.flatMap(({ number, setType, groupControl, setControl }) => [
        ...(number === undefined ? [] : [number]),
        ...(setType !== undefined && groupControl !== undefined && setControl !== undefined
          ? [controlName(setType, groupControl, setControl)]
          : []),
      ]);
    case 'remittance':
      return document.items.flatMap(({ number }) => (number === undefined ? [] : [number]));
    case 'receiving-advice':
      return document.shipNoticeNumber === undefined ? [] : [document.shipNoticeNumber];
    case 'order-change-acknowledgement':
      return document.changeNumber === undefined ? [] : [document.changeNumber];
    default:
      return [];
  }
}

const numbers: ReadonlySet<string> = new Set([
  ...['number', 'orderNumber', 'changeNumber', 'shipNoticeNumber', 'invoiceNumber', 'supplierReference'],
  ...['buyer', 'supplier', 'gtin', 'manufacturer', 'sscc', 'pack', 'lot', 'serials'],
  ...['setControl', 'groupControl', 'interchangeControl'],
]);
/** Lists whose `value` is a number of something. */
const listed: ReadonlySet<string> = new Set(['references', 'identifiers', 'errors']);
/** Nobody is found by an account of a bank or by a telephone. */
const left: ReadonlySet<string> = new Set(['accounts', 'contacts', 'parties']);

/** `key` names the member that holds the object, or the list that it stands in. */
function collect(object: Readonly<Record<string, unknown>>, key: string, into: Set<string>): void {
  for (const name in object) {
    const value = object[name];
    if (typeof value === 'string') {
      if (isNumber(name, key)) into.add(value.toUpperCase());
    } else if (value !== null && typeof value === 'object' && !left.has(name)) {
      if (Array.isArray(value)) collectList(value, name, key, into);
      else collect(value as Readonly<Record<string, unknown>>, name, into);
    }
  }
}

/** A list is named like its elements. */
function collectList(list: readonly unknown[], name: string, key: string, into: Set<string>): void {
  for (const each of list) {
    if (typeof each === 'string') {
      if (isNumber(name, key)) into.add(each.toUpperCase());
    } else if (Array.isArray(each)) collectList(each, name, key, into);
    else if (each !== null && typeof each === 'object') collect(each as Readonly<Record<string, unknown>>, name, into);
  }
}

function isNumber(key: string, within: string): boolean {
  if (key === 'value') return listed.has(within);
  if (key === 'name') return within === 'packs';
  // The number of a line is no name of anything.
  return numbers.has(key) && !(key === 'number' && within === 'lines');
}
