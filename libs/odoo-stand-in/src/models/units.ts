import { decimalOf, dividedBy, times } from '@quayside/std';
import type { Database } from '../orm/database.js';
import { number } from '../orm/model.js';

/** A quantity of one unit in another of the same family. */
export function converted(db: Database, quantity: number, from: number, to: number): number {
  if (from === to) return quantity;
  const factor = (unit: number) => decimalOf(number(db.find('uom.uom', unit)?.['factor']) || 1);
  return Number(dividedBy(times(decimalOf(quantity), factor(from)), factor(to)));
}
