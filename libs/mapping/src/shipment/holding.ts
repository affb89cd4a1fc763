import type { ToldLine, ToldPack } from '@quayside/canonical';
import { numbersOf } from './item-numbers.js';
import { type Portion, portionOf } from './portion.js';

type Hold = NonNullable<ToldPack['holds']>[number];

/** Packages that say themselves what is in them: by the lines that the file names, or by the items of these. */
export class Holding {
  /** What packages say that they hold, and what no line is. */
  readonly unknown: { readonly pack: ToldPack; readonly what: string; readonly pointer: string }[] = [];
  private readonly children: ReadonlyMap<string | undefined, readonly ToldPack[]>;
  private readonly byLine = new Map<ToldLine, Portion[]>();
  private readonly holding = new Set<ToldPack>();

  constructor(
    private readonly packs: readonly ToldPack[],
    lines: readonly ToldLine[],
  ) {
    this.children = Map.groupBy(packs, (pack) => pack.parent);
    const named = packs.flatMap((pack, index) => (pack.holds ?? []).map((hold, at) => ({ pack, index, hold, at })));
    if (named.length === 0) return;
    const find = lineFinder(lines);
    const found = named.map((each) => ({ ...each, line: find(each.hold) }));
    for (const { pack, line } of found) if (line) this.holding.add(pack);
    for (const { pack, index, hold, at, line } of found) this.note(pack, `/packs/${index}/holds/${at}`, hold, line);
  }

  /** The parts of a line that are in them. */
  partsOf(line: ToldLine): readonly Portion[] {
    return this.byLine.get(line) ?? [];
  }

  /** The innermost packages of the shipment that do not say what is in them: they share what no other one holds. */
  untold(): readonly string[] {
    const ids = new Set(this.packs.map(({ id }) => id));
    const roots = this.packs.filter((pack) => pack.of && (pack.parent === undefined || !ids.has(pack.parent)));
    return roots.flatMap((pack) => (this.holdsAny(pack) ? [] : this.innermost(pack)));
  }

  private note(pack: ToldPack, pointer: string, hold: Hold, line: ToldLine | undefined): void {
    if (!line) {
      this.unknown.push({ pack, pointer, what: hold.line === undefined ? `item ${hold.item}` : `line ${hold.line}` });
      return;
    }
    const parts = this.byLine.get(line) ?? [];
    parts.push({ ...portionOf(hold, pointer), packs: this.innermost(pack) });
    this.byLine.set(line, parts);
  }

  /** Where goods of a package lie as deep as the file says: in those inside it, if these say nothing themselves. */
  private innermost(pack: ToldPack): readonly string[] {
    const inside = this.children.get(pack.id) ?? [];
    if (inside.length === 0 || inside.some((each) => this.holdsAny(each))) return [pack.id];
    return inside.flatMap((each) => this.innermost(each));
  }

  private holdsAny(pack: ToldPack): boolean {
    return this.holding.has(pack) || (this.children.get(pack.id) ?? []).some((each) => this.holdsAny(each));
  }
}

/** Finds the line that a package names: by its id, or by a number of its item if only one line has it. */
function lineFinder(lines: readonly ToldLine[]): (hold: Hold) => ToldLine | undefined {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const byItem = Map.groupBy(
    lines.flatMap((line) => numbersOf(line.item).map((number) => ({ number, line }))),
    ({ number }) => number,
  );
  return ({ line, item }) => {
    if (line !== undefined) return byId.get(line);
    const found = new Set((byItem.get(item ?? '') ?? []).map((each) => each.line));
    return found.size === 1 ? [...found][0] : undefined;
  };
}
