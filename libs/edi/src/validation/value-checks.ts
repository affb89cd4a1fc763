import { cutText } from '@quayside/std';
import type { FindingCode } from '../findings/catalog.js';
import type { ElementDefinition, ElementType } from '../dictionaries/definition.js';

/** Something wrong with one value. */
export interface ValueFault {
  readonly check: 'characters' | 'lengths' | 'types' | 'dates' | 'codes';
  readonly code: FindingCode;
  readonly message: string;
}

const none: readonly ValueFault[] = [];

/** Checks one value against its element: type, length and codes. Messages go on from how the caller names it: "BEG05". */
export function valueFaults(text: string, element: ElementDefinition): readonly ValueFault[] {
  const typed = typeFault(text, element.type);
  // A date that is none needs not be told that it is too long as well.
  const sized = typed?.check === 'dates' ? undefined : lengthFault(text, element);
  const coded = element.codes === undefined || element.codes.has(text.trim()) ? undefined : unknownCode(text);
  if (typed === undefined && sized === undefined && coded === undefined) return none;
  return [typed, sized, coded].filter((fault) => fault !== undefined);
}

function unknownCode(text: string): ValueFault {
  return { check: 'codes', code: 'code-unknown', message: `holds "${shown(text)}", which is not a code of its list` };
}

function lengthFault(text: string, element: ElementDefinition): ValueFault | undefined {
  const length = isNumeric(element.type) ? digitsOf(text) : text.length;
  if (length > element.max) {
    const message = `has ${length} characters, at most ${element.max} are allowed`;
    return { check: 'lengths', code: 'element-too-long', message };
  }
  if (length < element.min) {
    const message = `has ${length} characters, at least ${element.min} are required`;
    return { check: 'lengths', code: 'element-too-short', message };
  }
  return undefined;
}

function isNumeric(type: ElementType): boolean {
  return type === 'R' || type === 'N0' || type === 'N2';
}

/** Sign, point and exponent mark do not count towards the length of a number. */
function digitsOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x2d && code !== 0x2b && code !== 0x2e && code !== 0x2c && code !== 0x45) count++;
  }
  return count;
}

const integer = /^-?\d+$/;
const real = /^[-+]?(\d+[.,]?\d*|[.,]\d+)(E-?\d+)?$/;

/** What a type expects of a text, and what its absence is called. */
interface TypeRule {
  readonly check: ValueFault['check'];
  readonly code: FindingCode;
  readonly expected: string;
  readonly holds: (text: string) => boolean;
}

const wholeNumber: TypeRule = {
  check: 'types',
  code: 'number-invalid',
  expected: 'a whole number without a point',
  holds: (text) => integer.test(text),
};

const typeRules: Readonly<Partial<Record<ElementType, TypeRule>>> = {
  N0: wholeNumber,
  N2: wholeNumber,
  R: { check: 'types', code: 'number-invalid', expected: 'a number', holds: (text) => real.test(text) },
  DT: { check: 'dates', code: 'date-invalid', expected: 'a date CCYYMMDD', holds: isDate },
  TM: { check: 'dates', code: 'time-invalid', expected: 'a time HHMM, HHMMSS or finer', holds: isTime },
  ALPHA: {
    check: 'types',
    code: 'character-invalid',
    expected: 'free of digits',
    holds: (text) => !/\d/.test(text),
  },
};

function typeFault(text: string, type: ElementType): ValueFault | undefined {
  const rule = typeRules[type];
  if (rule === undefined || rule.holds(text)) return undefined;
  const message = `holds "${shown(text)}", which is not ${rule.expected}`;
  return { check: rule.check, code: rule.code, message };
}

/** CCYYMMDD, or YYMMDD as releases before 004010 have it. */
export function isDate(text: string): boolean {
  const match = /^(?:\d\d)?(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (match === null) return false;
  const year = text.length === 8 ? Number(text.slice(0, 4)) : 2000 + Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return isCalendarDate(year, month, day);
}

/** True when the calendar has that day. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3])[0-5]\d([0-5]\d\d{0,2})?$/.test(text);
}

function shown(text: string): string {
  return text.length > 40 ? `${cutText(text, 40)}...` : text;
}
