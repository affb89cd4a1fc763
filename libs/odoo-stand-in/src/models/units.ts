import { decimalOf, dividedBy, times } from '@quayside/std';
import type { Environment } from '../orm/model.js';
import { number } from '../orm/values.js';

/** A quantity of one unit in another of the same family. */
export function converted(env: Environment, quantity: number, from: number, to: number): number {
  if (from === to) return quantity;
  const factor = (unit: number) => decimalOf(number(env.find('uom.uom', unit)?.['factor']) || 1);
  return Number(dividedBy(times(decimalOf(quantity), factor(from)), factor(to)));
}
