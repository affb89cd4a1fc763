import type { Item, LevelBelow, ToldLine } from '@quayside/canonical';
import { divided } from './divide.js';
import { numbersOf } from './item-numbers.js';
import { type Portion, portionOf } from './portion.js';

/** The levels of a tree that stand below lines: cartons with some of a line, lots of it, and what it is made of. */
export class LevelsBelow {
  /** Levels that name another item than the line above them: a component is no line of an order. */
  readonly components: { readonly index: number; readonly line: ToldLine }[] = [];
  private readonly within = new Map<string, number[]>();

  constructor(private readonly levels: readonly LevelBelow[]) {
    for (const [index, { within }] of levels.entries()) {
      const known = this.within.get(within);
      if (known) known.push(index);
      else this.within.set(within, [index]);
    }
  }

  /** What the levels below a line tell of it. */
  partsOf(line: ToldLine): Portion[] {
    return line.id === undefined ? [] : this.partsIn(line.id, line);
  }

  private partsIn(id: string, line: ToldLine): Portion[] {
    return (this.within.get(id) ?? []).flatMap((index) => this.partsAt(index, line));
  }

  private partsAt(index: number, line: ToldLine): readonly Portion[] {
    const level = this.levels[index];
    if (!level) return [];
    if (isOther(level.item, line.item)) {
      this.components.push({ index, line });
      return [];
    }
    const inside = level.id === undefined ? [] : this.partsIn(level.id, line);
    const own = portionOf(level, `/below/${index}`);
    return inside.length === 0 ? [own] : divided(own, inside, line.packaging).portions;
  }
}

function isOther(item: Item | undefined, than: Item | undefined): boolean {
  const numbers = numbersOf(item);
  const known = new Set(numbersOf(than));
  return numbers.length > 0 && known.size > 0 && !numbers.some((number) => known.has(number));
}
