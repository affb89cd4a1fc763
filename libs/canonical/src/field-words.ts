import type { Finding } from '@quayside/std';

/** What a field is called in front of people: the part of the document that it stands in, and its name there. */
export interface FieldWords {
  /** "Document", "Line 2", "Pack 1". */
  readonly group: string;
  readonly label: string;
}

/** Shorter words for names that spell out the structure of a field. */
const short: Readonly<Record<string, string>> = {
  Number: 'Line number',
  'Item gtin': 'GTIN',
  'Item buyer': 'Our item',
  'Item supplier': 'Their item',
  'Item description': 'Description',
  'Price amount': 'Price',
  'Price basis': 'Price per',
  'Quantity value': 'Quantity',
  'Quantity unit': 'Unit',
};

/** The words of a field by its JSON pointer: "/lines/1/price/amount" stands under "Line 2" as "Price". */
export function fieldWords(pointer: string): FieldWords {
  const [first = '', second, ...rest] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (second === undefined || !isIndex(second)) {
    return { group: 'Document', label: spaced(second === undefined ? [first] : [first, second, ...rest]) };
  }
  const one = labelOf(singular(first));
  return { group: `${one} ${Number(second) + 1}`, label: rest.length === 0 ? one : inPart(first, rest) };
}

/** "Line 2, price" in a sentence: of what stands in no list the name alone. */
export function fieldName(pointer: string): string {
  if (pointer === '') return 'The document';
  const { group, label } = fieldWords(pointer);
  return group === 'Document' ? label : `${group}, ${/^[A-Z]{2}/.test(label) ? label : lower(label)}`;
}

/** A finding as a sentence that stands for itself, with the field that it is about. */
export function findingSentence({ field, message }: Pick<Finding, 'field' | 'message'>): string {
  return field === undefined ? message : `${fieldName(field)}: ${message}`;
}

/** "supplierReference" becomes "Supplier reference". */
export function labelOf(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return upper(words);
}

/** "lines" is "line" of each. */
export function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/xes$/, 'x').replace(/s$/, '');
}

function inPart(list: string, [first = '', ...rest]: readonly string[]): string {
  const [index, ...inside] = rest;
  if (first === 'commitments' && index !== undefined && isIndex(index)) {
    return `Promised ${index === '0' ? '' : `(${Number(index) + 1}) `}${lower(shortened(spaced(inside)))}`;
  }
  const label = spaced([first, ...rest]);
  return label === 'Number' && list !== 'lines' ? label : shortened(label);
}

function shortened(label: string): string {
  return short[label] ?? label;
}

function spaced(steps: readonly string[]): string {
  return labelOf(steps.map((step) => (isIndex(step) ? String(Number(step) + 1) : step)).join(' '));
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
