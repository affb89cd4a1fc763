import { AloneSource } from './alone-source.js';
import type { Condition, Test } from '../rules/condition.js';
import { lastStep, type Path } from '../rules/path.js';
import type {
  ElementSource,
  GroupRule,
  InstantSource as InstantRule,
  ListRule,
  Rule,
  Slot as SlotRule,
  Source as SourceRule,
  ValueRule,
  WhichLevels,
} from '../rules/rule.js';
import { pathsIn } from '../rules/rule-paths.js';
import type { Field } from './field.js';
import type { FieldPattern } from './field-pattern.js';
import { GroupField } from './group-field.js';
import { ListField, type Slot } from './list-field.js';
import { EachOpening, LevelOpening, type Opening } from './opening.js';
import { type ScopeCompiler, testOf } from './scope-compiler.js';
import {
  ExpressionSource,
  FormattedSource,
  InstantSource,
  JoinedSource,
  PartsSource,
  SpanSource,
  type Source,
  TextSource,
  type Zones,
} from './source.js';
import { SplitSource } from './split-source.js';
import { SumSource } from './sum-source.js';
import { EachPairSource } from './each-pair-source.js';
import { RangeSource } from './range-source.js';
import { ConstantField, ValueField } from './value-field.js';
import { type Ask, AskCode, AskGtin, AskSame, AskSegment, AskSegments, AskText, AskTexts, When } from './when.js';

/** Makes of what a mapping says about a field the operations that read it. */
export function compileField(rule: Rule, field: FieldPattern, scope: ScopeCompiler): Field {
  switch (rule.kind) {
    case 'value':
      return valueField(rule, field, scope, sourceOf);
    case 'group':
      return groupField(rule, field, scope);
    case 'list':
      return listField(rule, field, scope);
  }
}

/** The same of a group. */
export function groupField(rule: GroupRule, field: FieldPattern, scope: ScopeCompiler): GroupField {
  const fields = rule.fields.map(([name, inner]) => [name, compileField(inner, field.field(name), scope)] as const);
  return new GroupField(field, fields, rule.required, whenOf(rule.when, scope));
}

function valueField(rule: ValueRule, field: FieldPattern, scope: ScopeCompiler, compile: typeof sourceOf): Field {
  if (rule.constant !== undefined) return new ConstantField(field, rule.constant);
  const read = rule.sources.filter(({ only }) => only !== 'writing');
  const sources = read.map((source) => compile(source, scope));
  const counted = rule.counted === true && field.isOfItem;
  const otherwise = rule.counted ? undefined : rule.default;
  return new ValueField(
    field,
    sources,
    otherwise,
    counted,
    pathsIn(rule).map((path) => path.text),
    rule.isLink === true,
  );
}

function listField({ slots }: ListRule, field: FieldPattern, scope: ScopeCompiler): ListField {
  return new ListField(
    field,
    slots.map((slot) => slotOf(slot, field, scope)),
  );
}

function slotOf(rule: SlotRule, list: FieldPattern, scope: ScopeCompiler): Slot {
  const opened = rule.each && openingOf(rule.each, rule.which, scope);
  const inside = opened?.inside ?? scope;
  const items = rule.items.map((item) =>
    item.kind === 'value'
      ? valueField(item, list.item(), inside, itemSourceOf)
      : compileField(item, list.item(), inside),
  );
  return {
    items,
    opening: opened?.opening,
    when: whenOf(rule.when, inside),
    distinct: rule.distinct && inside.textAt(rule.distinct),
    onlySeveral: rule.onlySeveral === true,
    spots: scope.isTree ? undefined : spotsOf(rule),
    hasTurns: rule.items.some((item) => item.kind === 'value' && item.sources.some(isOfSeveral)),
    isQuiet: opened !== undefined || (!rule.when && items.every((item) => item.isQuiet)),
    lookups: opened ? [opened.opening.lookup] : [...new Set(items.flatMap((item) => item.lookups))],
  };
}

/** Where the items of a list stand in its segment, where each is a value of it. */
function spotsOf({ items, each, onlySeveral }: SlotRule): Slot['spots'] {
  if (!each || !onlySeveral) return undefined;
  const { tag } = lastStep(each);
  const sources = items.flatMap<SourceRule | undefined>((item) => (item.kind === 'value' ? item.sources : [undefined]));
  const paths = sources.flatMap((source) => {
    // One text may hold several.
    if (source?.kind !== 'element' || source.path.pair || source.split) return [undefined];
    return source.upTo ? [source.path, source.upTo.path] : [source.path];
  });
  if (paths.some((path) => path?.steps.length !== 1 || lastStep(path).tag !== tag || tag === 'HL')) return undefined;
  return paths.flatMap((path) => (path ? [{ element: path.element ?? 1, component: path.component ?? 0 }] : []));
}

function isOfSeveral(source: SourceRule): boolean {
  return source.kind === 'element' && (source.upTo ?? source.split ?? source.path.pair) !== undefined;
}

function openingOf(
  each: Path,
  which: WhichLevels | undefined,
  scope: ScopeCompiler,
): { readonly opening: Opening; readonly inside: ScopeCompiler } {
  const [first] = each.steps;
  if (!scope.isTree && first?.tag === 'HL' && each.steps.length === 1) {
    const inside = scope.inner('level', each.text);
    return { inside, opening: new LevelOpening(each.text, inside.program, testOf(first), which) };
  }
  const inside = scope.inner('item', each.text);
  const opening = new EachOpening(each.text, inside.program, scope.each(each), testOf(lastStep(each)));
  return { inside, opening };
}

function sourceOf(rule: SourceRule, scope: ScopeCompiler): Source {
  const when = whenOf(rule.when, scope);
  switch (rule.kind) {
    case 'element':
      return elementSource(rule, when, scope);
    case 'joined': {
      const ats = rule.paths.map((path) => scope.textAt(path));
      return new JoinedSource(ats, rule.every, rule.between, when);
    }
    case 'sum':
      return new SumSource(
        rule.paths.map((path) => scope.textAt(path)),
        when,
      );
    case 'instant':
      return new InstantSource(scope.textAt(rule.day), scope.textAt(rule.time), zonesOf(rule, scope), rule.form, when);
    case 'expression': {
      const reads = rule.reads.map(([name, path]) => [name, scope.textAt(path)] as const);
      return new ExpressionSource(rule.expression, reads, when);
    }
  }
}

function zonesOf({ day, time, zone, zoneAt, dayOnly, form }: InstantRule, scope: ScopeCompiler): Zones {
  const ofOneSegment = form === 'edi' && lastStep(day).tag === lastStep(time).tag;
  return { own: zone, at: zoneAt && scope.textAt(zoneAt), dayOnly, ofOneSegment };
}

/** In a list, a row of pairs gives a value for each that has the code. */
function itemSourceOf(rule: SourceRule, scope: ScopeCompiler): Source {
  if (rule.kind !== 'element' || !rule.path.pair || rule.upTo || rule.split) return sourceOf(rule, scope);
  return new EachPairSource(scope.textAt(rule.path), rule.codec, whenOf(rule.when, scope));
}

function elementSource(
  { path, codec, parts, formatIn, span, upTo, split, alone }: ElementSource,
  when: When | undefined,
  scope: ScopeCompiler,
): Source {
  const at = scope.textAt(path);
  if (upTo) return new RangeSource(at, scope.textAt(upTo.path), codec, upTo.of, when);
  if (split) return new SplitSource(at, codec, anyOf(split), when);
  if (parts) return new PartsSource(at, codec, parts.count, when);
  if (formatIn !== undefined) return new FormattedSource(at, codec, formatIn, when);
  if (span) return new SpanSource(at, codec, scope.textAt(span.other), span.end, when);
  return alone ? new AloneSource(at, codec, when) : new TextSource(at, codec, when);
}

/** Any of these signs; a line may end with a carriage return as well. */
function anyOf(signs: readonly string[]): RegExp {
  const all = signs.includes('\n') ? [...signs, '\r'] : signs;
  return new RegExp(`[${all.map((sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join('')}]`, 'u');
}

function whenOf(condition: Condition | undefined, scope: ScopeCompiler): When | undefined {
  if (!condition) return undefined;
  const asks = (tests: readonly Test[]): Ask[] => tests.map((test) => askOf(test, scope));
  return new When(asks(condition.all), asks(condition.any));
}

/** Whether a segment is there once or more often; of elements whether all say the same, wherever they stand. */
function askHowMany(path: Path, test: 'single' | 'several', scope: ScopeCompiler): Ask {
  const text = `${path.text} is ${test}`;
  if (path.element === undefined) return new AskSegments(text, scope.lookup(path), test === 'several');
  return new AskTexts(text, scope.textAt(path), test === 'several');
}

function askOf({ path, test, codes, other }: Test, scope: ScopeCompiler): Ask {
  if (other) return new AskSame(`${path.text} is same as ${other.text}`, scope.textAt(path), scope.textAt(other));
  if (test === 'gtin') return new AskGtin(`${path.text} is a GTIN`, scope.textAt(path));
  if (test === 'single' || test === 'several') return askHowMany(path, test, scope);
  const isPresence = test === 'present' || test === 'absent';
  const text = `${path.text} is ${isPresence ? test : `${test === 'is' ? '' : 'not '}${codes.join('|')}`}`;
  if (path.element === undefined) return new AskSegment(text, scope.lookup(path), test === 'present');
  const at = scope.textAt(path);
  if (isPresence) return new AskText(text, at, test === 'present');
  return new AskCode(text, at, new Set(codes), test === 'is not');
}
