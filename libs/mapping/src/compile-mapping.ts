import type { CanonicalDocument, DocumentType } from '@quayside/canonical';
import type { LoopDefinition, SetReading } from '@quayside/edi';
import { type Finding, isFatal, ok, type Result } from '@quayside/std';
import type { WrittenSet } from './write/written-set.js';
import type { Translation } from './read/translation.js';
import type { SourceFile } from './yaml/source-file.js';
import { didYouMean } from './yaml/nearest.js';
import type { Compilation, Surroundings } from './compile/compilation.js';
import { isGroup, type Said, under } from './compile/said.js';
import { compileGroup, compileRule } from './compile/compile-rule.js';
import { compilePath } from './compile/compile-source.js';
import type { CsvLayout } from './compile/csv-layout.js';
import type { ElementLayout } from './compile/element-layout.js';
import { documentShape, emptyLists, type GroupShape } from './values/document-shape.js';
import { type MappingHead, mappingHead } from './compile/mapping-head.js';
import { type MappingParts, type MergedMapping, mergedMapping } from './compile/merged-mapping.js';
import { own, type Path } from './rules/path.js';
import { type FieldFacts, fieldFacts } from './read/field-facts.js';
import { ReadingProgram } from './program/reading-program.js';
import { readingsOf } from './read/readings.js';
import type { Rule } from './rules/rule.js';
import { indexWithSections } from './rules/sections.js';
import type { MappingSettings } from './values/mapping-settings.js';
import { placeOf, rootScope, scopeAt, type StaticScope, targetOf } from './rules/static-scope.js';
import { untakenColumns, untakenTags } from './read/untaken.js';
import { type Extra, parseExtra } from './write/write-extra.js';
import { writeSet, type WritingPlan } from './write/write-set.js';

/** A mapping, checked and ready, in both directions. */
export interface CompiledMapping {
  readonly documents: readonly DocumentType[];
  /** What all its documents are for, where it is made for that alone: a cancellation. */
  readonly purpose?: string;
  /** The set or message that it reads: "855", "ORDRSP". */
  readonly set: string;
  /** The rows that it reads, of a CSV mapping. */
  readonly layout?: CsvLayout;
  /** The files that it reads, of a mapping of XML or JSON. */
  readonly elements?: ElementLayout;
  read(set: Pick<SetReading, 'content'>): Translation;
  write(document: CanonicalDocument): WrittenSet;
  /** Every value that the rules of a field (by its JSON pointer) give to a text, with what names its format beside it. */
  readings(pointer: string, text: string, format?: string): readonly string[];
  /** What a field is, and where it is looked for; by its JSON pointer. */
  facts(pointer: string): FieldFacts;
  /** The segments of the set that no field takes and no rule ignores. */
  untaken(): readonly string[];
  /** What its rules were compiled to, a line for each operation: for people. */
  program(): readonly string[];
}

export interface MappingOptions extends MappingParts {
  readonly settings: MappingSettings;
}

interface Compiled {
  readonly mapping?: CompiledMapping;
  readonly findings: readonly Finding[];
}

/** Reads a mapping and checks it against the dictionary and the canonical schema. */
export function compileMapping(source: SourceFile, options: MappingOptions): Compiled {
  const whole = mergedMapping(source, options);
  return whole.ok ? compileMerged(whole.value, options) : { findings: whole.error };
}

function compileMerged({ merged, tables }: MergedMapping, options: MappingOptions): Compiled {
  const findings: Finding[] = [...merged.findings];
  const complain: Compilation['complain'] = (said, message, { atKey = false, severity = 'fatal' } = {}) => {
    const found = merged.finding(said.path, message, { code: 'mapping', atKey, severity });
    // A rule may be compiled twice: the type of the document decides which fields it has.
    if (!findings.some((each) => each.message === found.message)) findings.push(found);
  };
  const whole = { value: merged.value, path: [] };
  const head = mappingHead(whole, options.release, complain);
  if (!head || findings.some(isFatal)) return { findings };
  const { set, parsePath } = head;
  const elements = head.elements && {
    layout: head.elements,
    lists: new Set<LoopDefinition>(),
    numbers: new Set<LoopDefinition>(),
  };
  const compilation = {
    ...{ set, parsePath, settings: options.settings, tables, findings, complain },
    ...(elements && { elements }),
  };
  const plan = planOf(whole, head, { compilation, scope: rootScope(set) }, options.release);
  if (!plan || findings.some(isFatal)) return { findings };
  if (head.layout) tellUntaken(whole, head.layout, plan, { merged, complain });
  return {
    findings,
    mapping: mappingOf({ ...plan, reading: new ReadingProgram(plan, options.settings.prices ?? []) }, head),
  };
}

/** A column of a partner's profile that nothing reads is a slip in its name. */
function tellUntaken(
  whole: Said,
  layout: CsvLayout,
  { type, fields, ignored }: Pick<WritingPlan, 'type' | 'fields' | 'ignored'>,
  { merged, complain }: Pick<MergedMapping, 'merged'> & Pick<Compilation, 'complain'>,
): void {
  const untaken = untakenColumns(layout, [type, fields], ignored);
  for (const { tag, name } of untaken) {
    const csv = under(whole, 'csv');
    const columns = isGroup(under(csv, 'rows').value) ? under(under(csv, 'rows'), tag) : csv;
    const said = under(under(columns, 'columns'), name);
    if (!merged.isOverlaid(said.path)) continue;
    const others = layout.rows.find((row) => row.tag === tag)?.columns ?? [];
    const read = others.map((each) => each.name).filter((each) => !untaken.some((one) => one.name === each));
    const message = `no field reads the column "${name}"${didYouMean(name, read)}`;
    complain(said, message, { atKey: true, severity: 'warn' });
  }
}

function mappingOf(plan: WritingPlan, { types, layout, elements }: MappingHead): CompiledMapping {
  return {
    documents: types,
    ...purposeOf(plan),
    set: plan.set.type,
    ...(layout && { layout }),
    ...(elements && { elements }),
    read: ({ content }) => ({
      documents: [plan.reading.read(plan.elements ? content : indexWithSections(content))],
      findings: [],
    }),
    write: (document) => writeSet(plan, document),
    readings: (pointer, text, format) => readingsOf(plan.fields, pointer, text, format),
    facts: (pointer) => fieldFacts({ fields: plan.fields, shape: documentShape(types) }, layout, pointer),
    program: () => plan.reading.described(),
    untaken: () => untakenTags(plan.set, [plan.type, plan.fields], plan.ignored),
  };
}

function purposeOf({ fields }: WritingPlan): { purpose?: string } {
  const rule = fields.fields.find(([name]) => name === 'purpose')?.[1];
  return rule?.kind === 'value' && rule.constant !== undefined ? { purpose: rule.constant } : {};
}

function planOf(
  whole: Said,
  head: MappingHead,
  around: Surroundings,
  release: string,
): Omit<WritingPlan, 'reading'> | undefined {
  const shape = documentShape(head.types);
  const written = under(whole, 'fields');
  const fields = compileGroup(written, shape, around);
  if (!fields) return undefined;
  const rules = {
    type: typeRule(written, head.types, shape, around),
    fields: { ...fields, fields: fields.fields.filter(([name]) => name !== 'type') },
    ignored: ignoredPaths(under(whole, 'ignore'), around),
    usually: head.types[0] ?? 'order',
    rows: head.layout !== undefined,
    isTree: head.elements !== undefined,
    empty: emptyListsOf(head.types),
  };
  return {
    ...rules,
    set: head.set,
    ...(around.compilation.elements && { elements: around.compilation.elements }),
    release,
    ...associationOf(under(whole, 'association'), release),
    extras: extrasOf(under(whole, 'write'), around),
  };
}

// EANCOM gives each message of each directory a code of its own: association: { D.96A: EAN008, D.01B: EAN010 }.
function associationOf({ value }: Said, release: string): { association?: string } {
  if (typeof value === 'string') return { association: value };
  const found = isGroup(value) ? value[release] : undefined;
  return typeof found === 'string' ? { association: found } : {};
}

function emptyListsOf(types: readonly DocumentType[]): (type: DocumentType) => object {
  const known = new Map(types.map((type) => [type, emptyLists(type)]));
  return (type) => known.get(type) ?? {};
}

function typeRule(said: Said, types: readonly DocumentType[], shape: GroupShape, around: Surroundings): Rule {
  const [only = 'order'] = types;
  const written = under(said, 'type');
  const inner = shape.fields.get('type');
  const rule = written.value !== undefined && inner ? compileRule(written, inner, around) : undefined;
  if (rule?.kind !== 'value') return { kind: 'value', sources: [], constant: only };
  if (rule.sources.some((source) => source.kind === 'expression')) {
    around.compilation.complain(written, 'an expression cannot say what the document is: it is evaluated after that');
  }
  return { ...rule, default: rule.default ?? only };
}

function ignoredPaths(said: Said, around: Surroundings): Path[] {
  if (said.value === undefined) return [];
  if (!isGroup(said.value)) {
    around.compilation.complain(said, 'expected paths, each with the reason why it is ignored');
    return [];
  }
  return Object.entries(said.value).flatMap(([key, reason]) => {
    const at = under(said, key);
    if (reason === '') around.compilation.complain(at, 'expected the reason why it is ignored', { atKey: true });
    const path = compilePath({ value: key, path: at.path }, around);
    if (path && around.compilation.elements) return ignoredElement(path, at, around);
    const { tag } = path?.steps.at(-1) ?? {};
    if (tag === undefined || around.compilation.set.tags.has(tag)) return path ? [path] : [];
    const hint = didYouMean(tag, around.compilation.set.tags);
    around.compilation.complain(at, `"${tag}" has no place in set ${around.compilation.set.type}${hint}`, {
      atKey: true,
    });
    return [];
  });
}

/** A path of XML or JSON is about all elements that it could end in: of a vocabulary each of them must be one. */
function ignoredElement(path: Path, at: Said, { compilation }: Surroundings): Path[] {
  const { set, complain, elements } = compilation;
  const [first, ...rest] = path.steps;
  const definition = first && elements?.layout.element;
  if (!definition || first.tag === own) return [path];
  if (!set.tags.has(first.tag)) {
    complain(at, `"${first.tag}" has no place in ${set.type}${didYouMean(first.tag, set.tags)}`, { atKey: true });
    return [];
  }
  const scope = { set, loop: definition(first.tag), around: [] };
  const place = rest.length === 0 ? ok(scope) : placeOf(scope, { ...path, steps: rest });
  if (!place.ok) complain(at, place.error, { atKey: true });
  return place.ok ? [path] : [];
}

/** An attribute alone is about all elements that can have it. */
function extraPlace(path: Path, { compilation, scope }: Surroundings): Result<{ readonly path: Path }> {
  const isOfAll = path.steps[0]?.tag === own && compilation.elements?.layout.element !== undefined;
  return isOfAll ? ok({ path }) : targetOf(scope, path);
}

/** Reads a path; of XML and JSON with the number of what it ends in. One that goes up begins in `inside`. */
function wholePath({ compilation, scope }: Surroundings, inside: StaticScope): (text: string) => Result<Path> {
  if (!compilation.elements) return compilation.parsePath;
  return (text) => {
    const path = compilation.parsePath(text);
    const target = path.ok ? targetOf(path.value.up === undefined ? scope : inside, path.value) : path;
    return target.ok ? ok(target.value.path) : target;
  };
}

function extrasOf(said: Said, around: Surroundings): Extra[] {
  if (!isGroup(said.value)) return [];
  return Object.entries(said.value).flatMap(([key, content]) => {
    const at = under(said, key);
    const path = compilePath({ value: key, path: at.path }, around);
    if (!path) return [];
    const scope = scopeAt(around.scope, path);
    const place = scope.ok ? extraPlace(path, around) : scope;
    if (!place.ok) around.compilation.complain(at, place.error, { atKey: true });
    const read = wholePath(around, scope.ok ? scope.value : around.scope);
    const extra = parseExtra(place.ok ? place.value.path : path, String(content), read);
    if (!extra.ok) around.compilation.complain(at, extra.error);
    return extra.ok ? [extra.value] : [];
  });
}
