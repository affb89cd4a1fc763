import type { Partner } from '../partner.js';
import type { DocumentFormat } from '../profile/document-agreement.js';
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

function fittedText(text: string, { isFlat, isUpper }: Pick<TextRules, 'isFlat' | 'isUpper'>): string {
  // eslint-disable-next-line no-control-regex -- that is what must not be in a segment
  const flat = isFlat ? text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim() : text;
  return isUpper ? flat.toUpperCase() : flat;
}

/** What people type and Latin-1 does not have. */
const typed: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018\u2019\u201a]/g, "'"],
  [/[\u201c-\u201e]/g, '"'],
  [/\u2026/g, '...'],
  [/\u20ac/g, 'EUR'],
];

/** How a sentence that somebody has typed is said in the file. */
export function flatText({ profile }: Partner, format: DocumentFormat): (text: string) => string {
  if (format !== 'x12' && format !== 'edifact') return (text) => text;
  const level = format === 'edifact' ? profile.edifact.syntax : '';
  const rules = { isFlat: true, isUpper: level === 'UNOA' };
  const plain = (text: string) => typed.reduce((before, [mark, instead]) => before.replace(mark, instead), text);
  const isWithoutAt = level === 'UNOA' || level === 'UNOB';
  return (text) => fittedText(isWithoutAt ? plain(text).replaceAll('@', '(at)') : plain(text), rules);
}

/** NTE02 of an 824 holds less than the notes of an order. */
const longestAdvice = 80;

/** Notes of an answer as the file can hold them: a long one goes on in the next. */
export function fittedNotes(notes: readonly string[], format: DocumentFormat): string[] {
  if (format !== 'x12' && format !== 'edifact') return [...notes];
  const longest = format === 'x12' ? longestAdvice : longestNote;
  return notes.flatMap((note) => inLines(note, longest)).flatMap((line) => cut(line, longest));
}

/** A word that is longer than a line. */
function cut(line: string, longest: number): string[] {
  if (line.length <= longest) return [line];
  return [line.slice(0, longest), ...cut(line.slice(longest), longest)];
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
