import { lastStep, type Path, type Step } from '../rules/path.js';
import { Frame } from './frame.js';
import { HereLookup, InsideOuterLookup, LevelLookup, type Lookup, OuterLookup, SetLookup, UpLookup } from './lookup.js';
import { type PairIn, PairSlots } from './pair-slots.js';
import { stepsText, stepText } from './path-text.js';
import { ScopeProgram } from './scope-program.js';
import { StepTable } from './step-table.js';
import { StepTest } from './step-test.js';
import { ElementAt, LevelNameAt, PackingNameAt, PairAt, type TextAt } from './text-at.js';
import { WayTaken } from './way-taken.js';

/** What a scope is: the set itself, a level of its HL tree, or an item of another list. */
type ScopeKind = 'set' | 'level' | 'item';

/** Gives each path of a scope its slot. Paths that lead to the same segments share one, and so do pairs of the same row. */
export class ScopeCompiler {
  readonly program: ScopeProgram;
  private readonly slots = new Map<string, number>();
  private readonly lookups = new Map<string, Lookup>();
  private readonly pairs = new Map<string, PairSlots>();
  private readonly texts = new Map<string, TextAt>();
  private readonly root: ScopeCompiler;

  constructor(
    private readonly kind: ScopeKind,
    path: string,
    readonly isTree: boolean,
    root?: ScopeCompiler,
  ) {
    this.program = new ScopeProgram(path, isTree);
    this.root = root ?? this;
  }

  /** The scope that a list opens. */
  inner(kind: 'level' | 'item', path: string): ScopeCompiler {
    return new ScopeCompiler(kind, path, this.isTree, this.root);
  }

  /** Where a path leads to. */
  lookup(path: Path): Lookup {
    const text = `${path.look} ${path.up ?? ''} ${stepsText(path)}`;
    const known = this.lookups.get(text) ?? this.newLookup(path);
    this.lookups.set(text, known);
    return known;
  }

  /** What a list goes through: from the loop, even where rules may look at a single segment only. */
  each(path: Path): HereLookup | SetLookup {
    if (this.isOfSet(path)) {
      const { slot } = this.root.each(path) as HereLookup;
      return new SetLookup(path.text, -1, slot, this.root.program);
    }
    const text = `each ${stepsText(path)}`;
    const known = this.slots.get(text);
    if (known !== undefined) return new HereLookup(path.text, known);
    const slot = this.slot(text);
    this.enterSteps(path.steps, slot);
    findAt(this.program.beside, path.steps, slot);
    return new HereLookup(path.text, slot);
  }

  /** Where a path finds texts. */
  textAt(path: Path): TextAt {
    const key = `${path.text} ${path.element ?? ''}.${path.component ?? ''}`;
    const known = this.texts.get(key) ?? this.newText(path);
    this.texts.set(key, known);
    return known;
  }

  private newText(path: Path): TextAt {
    const lookup = this.lookup(path);
    const way = this.wayOf(path);
    const { element = 1, pair, pairIn, component = 0 } = path;
    if (isPacking(path)) return new PackingNameAt(path.text, lookup, element, component, way);
    if (this.isLevelName(path)) return new LevelNameAt(path.text, lookup, element, component, way);
    if (!pair) return new ElementAt(path.text, lookup, element, component, way);
    const pairs = this.pairSlots(lookup, lookup.path, element, pairIn);
    const slot = this.program.slot(path.text);
    pairs.add(pair, slot);
    return new PairAt(path.text, pairs, slot, way);
  }

  private isLevelName({ steps, element }: Path): boolean {
    return this.kind === 'level' && steps.length === 1 && steps[0]?.tag === 'HL' && element === 1;
  }

  private pairSlots(lookup: Lookup, where: string, element: number, inside: PairIn | undefined): PairSlots {
    const key = `${where}.${element} ${inside?.code ?? ''} ${inside?.value ?? ''}`;
    const known = this.pairs.get(key) ?? new PairSlots(lookup, element, inside, this.program.slot(`pairs of ${where}`));
    this.pairs.set(key, known);
    return known;
  }

  private slot(what: string): number {
    const slot = this.program.slot(what);
    this.slots.set(what, slot);
    return slot;
  }

  private newLookup(path: Path): Lookup {
    const { up, look } = path;
    if (up !== undefined) return this.upLookup(path, up);
    if (look === 'outer') return this.outerLookup(path);
    if (look === 'everywhere') return new SetLookup(path.text, -1, this.root.sharedSlot(path), this.root.program);
    const slot = this.sharedSlot(path);
    if (this.kind === 'level') return this.levelLookup(path, slot, look);
    if (!this.isOfSet(path)) return new HereLookup(stepsText(path), slot);
    return new SetLookup(stepsText(path), slot, this.root.sharedSlot(path), this.root.program);
  }

  private levelLookup(path: Path, slot: number, look: Path['look']): Lookup {
    if (look === 'here' || look === 'outer' || look === 'everywhere') return new HereLookup(stepsText(path), slot);
    return new LevelLookup(`${look} ${stepsText(path)}`, slot, look, this.program);
  }

  private outerLookup({ text, steps }: Path): Lookup {
    const [first, ...inside] = steps;
    if (first === undefined || inside.length === 0)
      return new OuterLookup(text, first?.tag ?? '', first && testOf(first));
    const table = new StepTable();
    findAt(table, inside, 0);
    return new InsideOuterLookup(text, first.tag, table, new Frame(1));
  }

  private upLookup(path: Path, up: number): UpLookup {
    const table = new StepTable();
    findAt(table, path.steps, 0);
    return new UpLookup(path.text, up, table, new Frame(1));
  }

  /** The slot of what stands at these steps, wherever the path looks for it. */
  private sharedSlot(path: Path): number {
    const text = stepsText(path);
    const known = this.slots.get(text);
    if (known !== undefined) return known;
    const slot = this.slot(text);
    this.enterSteps(path.steps, slot);
    const last = lastStep(path);
    this.program.alone.find(last.tag, testOf(last), slot);
    return slot;
  }

  /** Levels of an HL tree all stand side by side in the set: from within an item they are found there. */
  private isOfSet({ steps }: Pick<Path, 'steps'>): boolean {
    return this.kind === 'item' && !this.isTree && steps.length > 1 && steps[0]?.tag === 'HL';
  }

  private enterSteps(steps: readonly Step[], slot: number): void {
    const [first, ...rest] = steps;
    if (this.kind === 'level' && first?.tag === 'HL' && rest.length > 0) {
      return findAt(this.program.gate(testOf(first), stepText(first)), rest, slot);
    }
    if (!this.isOfSet({ steps })) findAt(this.program.table, steps, slot);
  }

  /** Codes in brackets are taken with the value; of the loops on the way only in XML and JSON. */
  private wayOf({ steps }: Path): WayTaken | undefined {
    const last = steps.at(-1);
    const own = last?.qualifier && !last.qualifier.below ? testOf(last) : undefined;
    const before = this.isTree ? steps.slice(0, -1).reverse().map(testOf) : [];
    if (own === undefined && before.every((test) => test === undefined)) return undefined;
    return new WayTaken(own, before, last?.tag ?? '');
  }
}

/** The number of a packing level, or of the one that it stands in. */
function isPacking({ steps, element, component }: Path): boolean {
  const [only, ...others] = steps;
  return only?.tag === 'CPS' && others.length === 0 && (element === 1 || element === 2) && component === undefined;
}

/** Lets a table find what stands at the end of some steps. */
export function findAt(table: StepTable, steps: readonly Step[], slot: number): void {
  const last = steps.at(-1);
  if (last === undefined) return;
  let at = table;
  for (const step of steps.slice(0, -1)) at = at.through(step.tag, testOf(step), stepText(step));
  at.find(last.tag, testOf(last), slot);
}

/** The test of the brackets of a step. */
export function testOf({ qualifier }: Step): StepTest | undefined {
  return qualifier && new StepTest(qualifier);
}
