import { inLines } from './in-lines.js';
import type { SentOrder } from './order-without-internals.js';

/** What the file makes of texts. */
export interface TextRules {
  /** Line breaks and tabs are no part of a text; notes go on in a note of their own. */
  readonly isFlat: boolean;
  /** There are no small letters. */
  readonly isUpper: boolean;
  /** There is an "@". */
  readonly hasEmails: boolean;
  /** How long a line of an address may be; what is longer goes on in the next one, as notes do. */
  readonly longestLine: number;
}

/** So much every note of X12 and EDIFACT holds. */
const longestNote = 250;

/** Texts for people, in which nothing is looked up. Everything else is a number, code or name of something. */
const freeTexts: ReadonlySet<string> = new Set([
  ...['description', 'notes', 'name', 'moreNames', 'lines', 'city', 'region', 'place', 'reason'],
]);

/** An order whose free texts are as the file can hold them. */
export function fittingTexts<Document extends SentOrder>(document: Document, rules: TextRules): Document {
  if (!rules.isFlat) return document;
  return fitted(document, '', rules) as Document;
}

/** Whether a field, by its pointer, holds a text for people. */
export function isFreeText(pointer: string): boolean {
  return freeTexts.has(nameOf(pointer));
}

function nameOf(pointer: string): string {
  return pointer.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
}

function fitted(value: unknown, name: string, rules: TextRules): unknown {
  if (typeof value === 'string') return freeTexts.has(name) ? fittedText(value, rules) : value;
  if (Array.isArray(value)) return value.flatMap((each) => fittedItems(each, name, rules));
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.entries(value).filter(([key]) => rules.hasEmails || key !== 'email');
  const entries = all.map(([key, inner]) => [key, fitted(inner, key, rules)] as const);
  // A text of nothing but blanks is none.
  return Object.fromEntries(entries.filter(([, inner]) => inner !== ''));
}

function fittedItems(value: unknown, name: string, rules: TextRules): unknown[] {
  if (typeof value !== 'string' || !rules.isFlat) return [fitted(value, name, rules)];
  const longest = { notes: longestNote, lines: rules.longestLine }[name];
  return value
    .split(/[\r\n]+/)
    .map((line) => fittedText(line, rules))
    .flatMap((line) => (longest === undefined ? [line] : inLines(line, longest)))
    .filter((line) => line !== '');
}

function fittedText(text: string, { isFlat, isUpper }: TextRules): string {
  // eslint-disable-next-line no-control-regex -- that is what must not be in a segment
  const flat = isFlat ? text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim() : text;
  return isUpper ? flat.toUpperCase() : flat;
}

/** Words of ours: a mapping has codes for them. */
const words: ReadonlySet<string> = new Set([
  ...['type', 'purpose', 'kind', 'role', 'scheme', 'action', 'method', 'dateMeans', 'payment', 'mode'],
]);

/** Every text of a document with its pointer. */
export function textsIn(value: unknown, pointer: string): (readonly [pointer: string, text: string])[] {
  if (typeof value === 'string') return [[pointer, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && words.has(key) ? [] : textsIn(inner, `${pointer}/${key}`),
  );
}
