import { decimalOf, shifted, type Decimal } from '@quayside/std';

/**
 * Odoo sends numbers as JSON floats, and computes some of them: 304.79999999999995 means 304.8. 15 significant digits are
 * what a double is sure to hold.
 */
export function decimalFrom(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toPrecision(15).split('e');
  return shifted(decimalOf(mantissa), -Number(exponent));
}
