/** What every library needs and none owns: results, brands, clocks, decimals, days, text from outside, and what a *finding* and its *place* are. */
export { type Result, ok, fail, must } from './result.js';
export type { Brand } from './brand.js';
export { assertNever } from './assert-never.js';
export { type Clock, systemClock } from './clock.js';
export {
  type Decimal,
  decimal,
  decimalOf,
  zero,
  plus,
  minus,
  times,
  dividedBy,
  negated,
  absolute,
  compare,
  rounded,
  shifted,
  fixed,
  sum,
} from './decimal.js';
export { type LocalDate, localDate, localDateOf, daysAfter, daysBetween } from './local-date.js';
export type { Place } from './place.js';
export { type Finding, type Severity, isFatal, shownFinding } from './finding.js';
export { type Unstorable, isStorable, storable, cutText, unstorableIn } from './storable-text.js';
export { shown, shownJson, shownLines } from './shown-text.js';
