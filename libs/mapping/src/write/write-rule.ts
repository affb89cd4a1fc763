import {
  addScope,
  type Around,
  newLoop,
  type OutLevel,
  type OutScope,
  scopesIn,
  settleQualifier,
  textIn,
} from './out-tree.js';
import type { Path } from '../rules/path.js';
import { loopNamed } from '../rules/static-scope.js';
import type { GroupRule, ListRule, Rule, Slot, Source } from '../rules/rule.js';
import { canWrite, satisfy, writeValue } from './write-value.js';

/** What writing a document gathers beside its segments, for the end. */
export interface Writing {
  /** Of an HL tree, to be put together. */
  readonly levels: OutLevel[];
  /** What is said beside something that others write. */
  readonly later: (() => void)[];
}

/** Writes a field. What no rule can say is left out: reading it again shows what. */
export function writeRule(rule: Rule, value: unknown, scope: OutScope, writing: Writing): void {
  if (value === undefined) return;
  switch (rule.kind) {
    case 'value':
      writeValue(rule, value as string, scope);
      break;
    case 'group':
      writeGroup(rule, value as Record<string, unknown>, scope, writing);
      break;
    case 'list':
      writeList(rule, value as unknown[], scope, writing);
      break;
  }
}

export function writeGroup(rule: GroupRule, value: Record<string, unknown>, scope: OutScope, writing: Writing): void {
  satisfy(rule.when, scope);
  for (const [name, field] of rule.fields) writeRule(field, value[name], scope, writing);
}

function writeList(rule: ListRule, items: readonly unknown[], scope: OutScope, writing: Writing): void {
  const whole = splitRule(rule);
  if (whole) return writeRule(whole.rule, items.join(whole.sign), scope, writing);
  const places = rule.slots
    .filter(
      (slot) => !slot.several || items.filter((item) => slot.items.some((each) => expresses(each, item))).length > 1,
    )
    .map((slot) => slotWriter(slot, scope, writing));
  for (const item of items) {
    // Where no place can say all of an item, one that says what it is takes it, and leaves out the detail.
    const place =
      places.find((each) => each.takes(item, expresses)) ?? places.find((each) => each.takes(item, outlines));
    place?.write(item);
  }
}

/** Of a list whose values stand in one text: what writes that text, and the sign between them. */
function splitRule({ slots: [slot, ...others] }: ListRule): { readonly rule: Rule; readonly sign: string } | undefined {
  const [item, ...more] = slot?.items ?? [];
  if (!slot || slot.each || others.length + more.length > 0 || item?.kind !== 'value') return undefined;
  const [sign] = item.sources.flatMap((source) => (source.kind === 'element' ? (source.split ?? []) : []));
  return sign === undefined ? undefined : { rule: item, sign };
}

interface SlotWriter {
  takes(item: unknown, how: (rule: Rule, item: unknown) => boolean): boolean;
  write(item: unknown): void;
}

function slotWriter(slot: Slot, scope: OutScope, writing: Writing): SlotWriter {
  const { each, distinct } = slot;
  if (each && distinct) return besideNamed({ ...slot, each, distinct }, scope, writing);
  let written = 0;
  let inner: OutScope | undefined;
  const ruleFor = () => slot.items[written % slot.items.length];
  return {
    takes: (item, how) => {
      const rule = ruleFor();
      return rule !== undefined && (slot.each !== undefined || written < slot.items.length) && how(rule, item);
    },
    write: (item) => {
      const rule = ruleFor();
      if (!rule) return;
      if (written % slot.items.length === 0 || !inner) inner = openSlot(slot, scope, writing, aroundOf(rule, item));
      written++;
      satisfy(slot.when, inner);
      writeRule(rule, item, inner, writing);
      if (slot.each) settleQualifier(inner, slot.each);
    },
  };
}

/** What an item says of the loops that it stands in. One that says nothing stands in a loop that says nothing either. */
function aroundOf(rule: Rule, item: unknown): Around {
  if (rule.kind !== 'group') return [];
  return rule.fields.flatMap(([name, field]) => {
    if (field.kind !== 'value') return [];
    const sources = field.sources.filter((each) => each.kind === 'element' && each.path.look === 'outer');
    const [first] = sources;
    if (first?.kind !== 'element') return [];
    const value = (item as Record<string, string | undefined>)[name];
    const texts = value === undefined ? [] : sources.flatMap((each) => writtenBy(each, value) ?? []);
    return [{ path: first.path, text: texts[0] ?? '' }];
  });
}

function writtenBy(source: Source, value: string): string | undefined {
  return source.kind === 'element' ? source.codec.write(value) : undefined;
}

/** An item stands wherever others name it, once they have: what a pack is, at each line that is in it. */
function besideNamed(
  { each, distinct, items }: Slot & { readonly each: Path; readonly distinct: Path },
  scope: OutScope,
  writing: Writing,
): SlotWriter {
  const [rule] = items;
  let places: Map<string, OutScope[]> | undefined;
  const write = (item: unknown) => {
    const name = rule && nameIn(rule, item, distinct);
    if (!rule || name === undefined) return;
    // When the first is written, all that name them are there.
    places ??= Map.groupBy(scopesIn(scope, each), (place) => textIn(place, distinct));
    for (const place of places.get(name) ?? []) writeRule(rule, item, place, writing);
  };
  return { takes: () => true, write: (item) => writing.later.push(() => write(item)) };
}

/** What an item writes to a place, as the first of its fields that can. */
function nameIn(rule: Rule, item: unknown, { text }: Path): string | undefined {
  if (rule.kind !== 'group') return undefined;
  const names = rule.fields.flatMap(([name, field]) => {
    const value = (item as Record<string, string | undefined>)[name];
    const sources = field.kind === 'value' && value !== undefined ? field.sources : [];
    return sources.flatMap((each) =>
      each.kind === 'element' && each.path.text === text ? (each.codec.write(value ?? '') ?? []) : [],
    );
  });
  return names[0];
}

function openSlot(slot: Slot, scope: OutScope, writing: Writing, around: Around): OutScope {
  if (!slot.each) return scope;
  const [first] = slot.each.steps;
  if (first?.tag !== 'HL' || slot.each.steps.length > 1) return addScope(scope, slot.each, around);
  const definition = loopNamed(scope.set, scope.loop.definition, 'HL');
  if (!definition) throw new TypeError(`set ${scope.set.type} has no HL loop`);
  const loop = newLoop(definition);
  const level: OutLevel = { loop, shared: [], sharedKey: [] };
  writing.levels.push(level);
  return { set: scope.set, loop, level };
}

/** Whether constants and code tables of a rule let it say an item. */
function expresses(rule: Rule, item: unknown): boolean {
  if (rule.kind === 'value') return canWrite(rule, item as string);
  if (rule.kind === 'list') return true;
  return rule.fields.every(([name, field]) => {
    const value = (item as Record<string, unknown>)[name];
    if (value === undefined) return !(field.kind === 'value' && field.constant !== undefined);
    return field.kind === 'list' || expresses(field, value);
  });
}

/** Whether a rule can say an item but for what lies deeper in it: a price without its unit is still the line's price. */
function outlines(rule: Rule, item: unknown): boolean {
  if (rule.kind !== 'group') return false;
  return rule.fields.every(([name, field]) => {
    const value = (item as Record<string, unknown>)[name];
    return field.kind !== 'value' || expresses({ ...rule, fields: [[name, field]] }, { [name]: value });
  });
}
