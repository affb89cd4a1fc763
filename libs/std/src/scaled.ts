/**
 * Arithmetic on decimal numbers as whole units and a scale: "-12.5" is -125 units of a tenth. Numbers while these are exact, else bigints;
 * undefined where a result could have more digits than `Decimal` keeps, so that it would have to be rounded.
 *
 * Texts are as `Decimal` has them: no exponent, no zeros that say nothing.
 */

/** A text of up to so many characters has at most fifteen digits and a point, or sixteen digits below the safe ones. */
const safeLength = 16;
/** Two such texts make a product or an aligned sum of fewer than forty digits. */
const bigLength = 20;

const powers: readonly number[] = Array.from({ length: safeLength }, (_, n) => 10 ** n);

const digit0 = 48;
const point = 46;
const minus = 45;

/** How many digits stand behind the point. */
function scaleOf(text: string): number {
  const at = text.indexOf('.');
  return at < 0 ? 0 : text.length - at - 1;
}

/** The number without its point; NaN when it could be inexact. */
function unitsOf(text: string): number {
  if (text.length > safeLength) return NaN;
  let units = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== point && code !== minus) units = units * 10 + code - digit0;
  }
  if (units > Number.MAX_SAFE_INTEGER) return NaN;
  return text.charCodeAt(0) === minus ? -units : units;
}

/** The same in units of a finer scale. */
function aligned(text: string, scale: number): number {
  const units = unitsOf(text) * (powers[scale - scaleOf(text)] ?? NaN);
  return Number.isSafeInteger(units) ? units : NaN;
}

function bigUnits(text: string, scale: number): bigint {
  return BigInt(text.replace('.', '')) * 10n ** BigInt(scale - scaleOf(text));
}

/** Both texts as bigints are worth their while. */
function areShort(a: string, b: string): boolean {
  return a.length <= bigLength && b.length <= bigLength;
}

/** Units of a scale as text. */
function written(units: number | bigint, scale: number): string {
  const digits = String(units);
  if (scale === 0 || digits === '0') return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const whole = digits.slice(sign.length).padStart(scale + 1, '0');
  let end = whole.length;
  while (end > whole.length - scale && whole.charCodeAt(end - 1) === digit0) end--;
  const at = whole.length - scale;
  return end === at ? sign + whole.slice(0, at) : `${sign}${whole.slice(0, at)}.${whole.slice(at, end)}`;
}

/** A number as people write it ("+1.50", "007", ".5", "7.") without what says nothing ("1.5", "7", "0.5", "7"). */
export function scaledText(text: string): string {
  const isNegative = text.charCodeAt(0) === minus;
  let from = isNegative || text.startsWith('+') ? 1 : 0;
  while (text.charCodeAt(from) === digit0) from++;
  const at = text.indexOf('.');
  let to = text.length;
  if (at >= 0) {
    while (text.charCodeAt(to - 1) === digit0) to--;
    if (to - 1 === at) to = at;
  }
  if (from >= to) return '0';
  return `${isNegative ? '-' : ''}${from === at ? '0' : ''}${text.slice(from, to)}`;
}

/** a + b, or a - b. */
export function scaledSum(a: string, b: string, sign: 1 | -1): string | undefined {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const units = aligned(a, scale) + sign * aligned(b, scale);
  if (Number.isSafeInteger(units)) return written(units, scale);
  if (!areShort(a, b)) return undefined;
  return written(bigUnits(a, scale) + BigInt(sign) * bigUnits(b, scale), scale);
}

/** a * b. */
export function scaledProduct(a: string, b: string): string | undefined {
  const scale = scaleOf(a) + scaleOf(b);
  const units = unitsOf(a) * unitsOf(b);
  if (Number.isSafeInteger(units)) return written(units, scale);
  return areShort(a, b) ? written(bigUnits(a, scaleOf(a)) * bigUnits(b, scaleOf(b)), scale) : undefined;
}

/** Negative, zero or positive, as for a sort. */
export function scaledOrder(a: string, b: string): number | undefined {
  if (a === b) return 0;
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const order = aligned(a, scale) - aligned(b, scale);
  if (!Number.isNaN(order)) return Math.sign(order);
  if (!areShort(a, b)) return undefined;
  return bigUnits(a, scale) < bigUnits(b, scale) ? -1 : 1;
}

/** Half up, away from zero, to so many digits behind the point. */
export function scaledRound(text: string, places: number): string | undefined {
  const scale = scaleOf(text);
  if (scale <= places) return text;
  const units = unitsOf(text);
  const unit = places < 0 ? undefined : powers[scale - places];
  if (Number.isNaN(units) || unit === undefined) return undefined;
  const rest = Math.abs(units) % unit;
  const whole = (Math.abs(units) - rest) / unit + (rest * 2 >= unit ? 1 : 0);
  return written(units < 0 && whole > 0 ? -whole : whole, places);
}

/** The point moved `places` to the left, or to the right where that is negative. */
export function scaledShift(text: string, places: number): string | undefined {
  if (text.length > bigLength || Math.abs(places) > bigLength) return undefined;
  const scale = scaleOf(text) + places;
  const safe = unitsOf(text);
  const units = Number.isNaN(safe) ? bigUnits(text, scaleOf(text)) : safe;
  return scale >= 0 || String(units) === '0' ? written(units, Math.max(scale, 0)) : `${units}${'0'.repeat(-scale)}`;
}

/** The sum of all; undefined as soon as one of them is too long, or the sum is. */
export function scaledTotal(all: readonly string[]): string | undefined {
  let units = 0;
  let scale = 0;
  for (const each of all) {
    const own = scaleOf(each);
    if (own > scale) {
      units *= powers[own - scale] ?? NaN;
      scale = own;
      if (!Number.isSafeInteger(units)) return undefined;
    }
    units += aligned(each, scale);
    if (!Number.isSafeInteger(units)) return undefined;
  }
  return written(units, scale);
}
