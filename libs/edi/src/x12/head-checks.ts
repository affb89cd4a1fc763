import type { Isa } from './isa.js';
import { type Place, storable } from '@quayside/std';
import type { FindingCode } from '../findings/catalog.js';
import type { Reporter } from '../validation/reporter.js';
import { isDate, isTime } from '../validation/value-checks.js';

interface HeadRule {
  readonly element: number;
  readonly code: FindingCode;
  readonly expected: string;
  holds(text: string): boolean;
}

const qualifier = (text: string): boolean => /^[0-9A-Z]{1,2}$/.test(text.trim());

/** What each ISA element must hold, beyond its width. */
const rules: readonly HeadRule[] = [
  { element: 5, code: 'interchange-sender-qualifier', expected: 'a qualifier of two characters', holds: qualifier },
  { element: 7, code: 'interchange-receiver-qualifier', expected: 'a qualifier of two characters', holds: qualifier },
  { element: 9, code: 'interchange-date', expected: 'a date YYMMDD', holds: isDate },
  { element: 10, code: 'interchange-time', expected: 'a time HHMM', holds: isTime },
  { element: 12, code: 'interchange-version', expected: 'five digits', holds: (text) => /^\d{5}$/.test(text) },
  { element: 13, code: 'interchange-control-number', expected: 'nine digits', holds: (text) => /^\d{9}$/.test(text) },
  {
    element: 14,
    code: 'interchange-acknowledgement-request',
    expected: '0 or 1',
    holds: (text) => text === '0' || text === '1',
  },
  { element: 15, code: 'interchange-usage', expected: 'P, T or I', holds: (text) => /^[PTI]$/.test(text) },
];

/** Reports ISA elements that hold what they must not. */
export function checkHead(isa: Isa, reporter: Reporter): void {
  if (isa.irregular !== undefined) {
    const { code, message, element } = isa.irregular;
    reporter.report('envelope', code, message, placeOf(isa, element));
  }
  for (const rule of rules) {
    const text = isa.elements[rule.element - 1] ?? '';
    if (rule.holds(text)) continue;
    const named = `ISA${String(rule.element).padStart(2, '0')}`;
    const value = storable(text.trim());
    const message = `${named} holds "${value}", expected ${rule.expected}`;
    reporter.report('envelope', rule.code, message, placeOf(isa, rule.element), { value });
  }
}

function placeOf(isa: Isa, element: number | undefined): Place {
  return { offset: isa.head.offset, length: isa.end, tag: 'ISA', ...(element !== undefined && { element }) };
}
