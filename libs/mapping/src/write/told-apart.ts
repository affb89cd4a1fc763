import type { CanonicalDocument } from '@quayside/canonical';
import type { GroupRule, ListRule, Rule, Slot, ValueRule } from '../rules/rule.js';

/** A document whose items were told apart where one place cannot hold all of an item. */
export interface ToldApart {
  readonly document: CanonicalDocument;
  /** Where something of it stands in the document as it was: "/lines/3/commitments/0" is "/lines/2/commitments/1". */
  before(pointer: string): string;
}

type Item = Record<string, unknown>;

/** One of the items that an item became. */
interface Part {
  readonly item: Item;
  readonly from: number;
  /** Which of the entries of the inner list it has. */
  readonly entries: readonly number[];
}

interface Split {
  readonly name: string;
  readonly list: string;
  readonly parts: readonly Part[];
}

/** Tells the items of lists apart for which the mapping says so: `apart: commitments.status`. */
export function toldApart({ fields }: GroupRule, document: CanonicalDocument): ToldApart {
  const splits = fields.flatMap(([name, rule]) => {
    const slot = rule.kind === 'list' ? rule.slots.find((each) => each.apart) : undefined;
    const items = (document as unknown as Record<string, Item[] | undefined>)[name];
    return slot?.apart && items ? [splitOf(name, slot, slot.apart, items)] : [];
  });
  const lists = splits.map(({ name, parts }) => [name, parts.map(({ item }) => item)] as const);
  return {
    document: { ...document, ...Object.fromEntries(lists) },
    before: (pointer) => splits.reduce(beforeSplit, pointer),
  };
}

function splitOf(name: string, slot: Slot, apart: NonNullable<Slot['apart']>, items: readonly Item[]): Split {
  const parts = items.flatMap((item, from) => {
    const groups = groupsOf(ruleOf(slot, apart.list), apart.by, (item[apart.list] ?? []) as readonly Item[]);
    return groups.map((entries, i) => ({ item: partOf(item, apart, entries, i === 0), from, entries }));
  });
  return { name, list: apart.list, parts };
}

function ruleOf({ items: [item] }: Slot, list: string): ListRule | undefined {
  const rule = item?.kind === 'group' ? item.fields.find(([name]) => name === list)?.[1] : undefined;
  return rule?.kind === 'list' ? rule : undefined;
}

/** Entries that can stand together: those that write the same, and with the first of them those with a place of their own or none. */
function groupsOf(rule: ListRule | undefined, by: string, entries: readonly Item[]): number[][] {
  const groups = new Map<string, number[]>();
  const others: number[] = [];
  const rules = (rule?.slots ?? []).flatMap(({ items }) => items.flatMap((each) => valueRule(each, by) ?? []));
  for (const [i, entry] of entries.entries()) {
    const text = writtenAs(rules, entry[by]);
    if (text === undefined) others.push(i);
    else groups.set(text, [...(groups.get(text) ?? []), i]);
  }
  const [first = [], ...rest] = groups.values();
  return [[...first, ...others].sort((a, b) => a - b), ...rest];
}

function valueRule(rule: Rule, name: string): ValueRule | undefined {
  const found = rule.kind === 'group' ? rule.fields.find(([each]) => each === name)?.[1] : undefined;
  return found?.kind === 'value' ? found : undefined;
}

/** The text that says a value; nothing where it needs none, or there is none. */
function writtenAs(rules: readonly ValueRule[], value: unknown): string | undefined {
  if (rules.some(({ constant }) => constant !== undefined && constant === value)) return undefined;
  const sources = rules.flatMap((each) => each.sources.filter(({ only }) => only !== 'reading'));
  const texts = sources.map((each) => (each.kind === 'element' ? each.codec.write(value as string) : undefined));
  return texts.find((text) => text !== undefined);
}

/** The first part says all that is not told apart; the others say again only what names them. */
function partOf(
  item: Item,
  { list, again }: NonNullable<Slot['apart']>,
  entries: readonly number[],
  isFirst: boolean,
): Item {
  const all = item[list] as readonly unknown[] | undefined;
  if (!all || entries.length === all.length) return item;
  const kept = isFirst ? Object.entries(item) : Object.entries(item).filter(([name]) => again.includes(name));
  return { ...Object.fromEntries(kept), [list]: entries.map((i) => all[i]) };
}

function beforeSplit(pointer: string, { name, list, parts }: Split): string {
  const [, at, rest = ''] = new RegExp(`^/${name}/(\\d+)(.*)$`).exec(pointer) ?? [];
  const part = at === undefined ? undefined : parts[Number(at)];
  if (!part) return pointer;
  const [, entry, deeper = ''] = new RegExp(`^/${list}/(\\d+)(.*)$`).exec(rest) ?? [];
  const inner = entry === undefined ? rest : `/${list}/${part.entries[Number(entry)] ?? entry}${deeper}`;
  return `/${name}/${part.from}${inner}`;
}
