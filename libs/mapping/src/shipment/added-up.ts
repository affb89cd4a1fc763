import type { Quantity, ToldLine } from '@quayside/canonical';
import { sum } from '@quayside/std';

/** A line that states several quantities, as one line of all that count the same. */
interface AddedUp {
  readonly whole: ToldLine;
  readonly repeated?: Repeated;
}

export interface Repeated {
  readonly added: readonly Quantity[];
  /** Of other units: how else the same goods are counted, or others, nobody knows. */
  readonly beside: readonly Quantity[];
  readonly whole: Quantity;
}

export function addedUp(line: ToldLine): AddedUp {
  const [first, ...others] = line.quantities ?? [];
  if (!first || others.length === 0) return { whole: line };
  const added = [first, ...others.filter(({ unit }) => unit === first.unit)];
  const beside = others.filter(({ unit }) => unit !== first.unit);
  const whole = { ...first, value: sum(added.map(({ value }) => value)) };
  return { whole: { ...line, quantity: whole }, repeated: { added, beside, whole } };
}
