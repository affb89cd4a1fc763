import type { FindingCode } from '../findings/catalog.js';
import type { LexedSegment } from '../lexer/lexed-segment.js';
import type { Reporter } from '../validation/reporter.js';
import { isDate, isTime } from '../validation/value-checks.js';
import { isSyntaxIdentifier } from './character-set.js';
import { checkZeroBytes } from '../validation/zero-bytes.js';

interface HeadRule {
  readonly element: number;
  readonly component: number;
  readonly code: FindingCode;
  readonly expected: string;
  readonly holds: (text: string) => boolean;
}

/** What UNB must hold, beyond being there. */
const rules: readonly HeadRule[] = [
  { element: 1, component: 1, code: 'interchange-version', expected: 'UNOA to UNOY', holds: isSyntaxIdentifier },
  { element: 1, component: 2, code: 'interchange-version', expected: '1 to 4', holds: (text) => /^[1-4]$/.test(text) },
  { element: 2, component: 1, code: 'interchange-party', expected: 'a sender', holds: (text) => text !== '' },
  { element: 3, component: 1, code: 'interchange-party', expected: 'a receiver', holds: (text) => text !== '' },
  { element: 4, component: 1, code: 'interchange-date', expected: 'YYMMDD or CCYYMMDD', holds: isDate },
  { element: 4, component: 2, code: 'interchange-time', expected: 'HHMM', holds: isTime },
  {
    element: 5,
    component: 1,
    code: 'interchange-control-number',
    expected: 'one to fourteen characters',
    holds: (text) => text.length >= 1 && text.length <= 14,
  },
];

/** Reports what UNB holds and must not. */
export function checkUnb(unb: LexedSegment, reporter: Reporter): void {
  checkZeroBytes(unb, reporter);
  for (const { element, component, code, expected, holds } of rules) {
    const text = unb.text(element, component) ?? '';
    if (holds(text)) continue;
    const message = `UNB${String(element).padStart(2, '0')}-0${component} holds "${text}", expected ${expected}`;
    reporter.report('envelope', code, message, unb.place(element, component), { value: text });
  }
}
