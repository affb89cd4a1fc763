import { keysInOrder } from '../yaml/key-order.js';
import { didYouMean, unknownKey } from '../yaml/nearest.js';
import type { Codec } from '../values/codec.js';
import { codecFor } from '../values/codec-for.js';
import { orderNumberCodec } from '../values/order-number-codec.js';
import { type Format, formats } from '../values/formats.js';
import { type CodeTable, codesBeyond, codeTable } from '../values/code-table.js';
import type { Surroundings } from './compilation.js';
import { isGroup, type Said, textIn, under } from './said.js';
import { type Condition, parseTest, type Test } from '../rules/condition.js';
import type { ScalarShape } from '../values/document-shape.js';
import { parseExpression } from '../values/expression.js';
import { holesIn } from './doubtful.js';
import type { Path } from '../rules/path.js';
import type { ElementSource, Source } from '../rules/rule.js';
import type { CsvForms } from '../values/csv-codec.js';
import { placeOf, rootScope, type Target, targetOf, withComponents } from '../rules/static-scope.js';

const reading = [
  'at',
  'to',
  'split',
  'several',
  'table',
  'beyond',
  'otherwise',
  'as',
  'join',
  'sum',
  'with',
  'date',
  'time',
  'zone',
  'period',
  'expression',
  'reads',
];
/** Everything that a source may say. */
export const sourceKeys = [...reading, 'when', 'only', 'default', 'always'];

/** One source of a value: a path, or a group of `at`, `table`, `as`, `when` ...; nothing if it is wrong. */
export function compileSource(said: Said, shape: ScalarShape, around: Surroundings): Source[] {
  if (typeof said.value === 'string') return elementSource(said, said, shape, around);
  const { complain } = around.compilation;
  if (!isGroup(said.value)) {
    complain(said, 'expected a path such as BAK.03, or a group with "at"');
    return [];
  }
  for (const key of Object.keys(said.value)) {
    if (!sourceKeys.includes(key)) complain(under(said, key), unknownKey(key, sourceKeys), { atKey: true });
  }
  if (said.value['join'] !== undefined) return joinedSource(said, around);
  if (said.value['expression'] !== undefined) return expressionSource(said, around);
  if (said.value['date'] !== undefined) return instantSource(said, shape, around);
  if (said.value['period'] !== undefined) return periodSources(said, shape, around);
  return said.value['at'] === undefined
    ? sumSource(said, around)
    : pathsOf(said).flatMap((at) => elementSource(at, said, shape, around));
}

/** Reads a path and checks it against the dictionary. */
export function compilePath(said: Said, around: Surroundings): Path | undefined {
  const path = around.compilation.parsePath(String(said.value));
  if (!path.ok) {
    around.compilation.complain(said, path.error);
    return undefined;
  }
  return withComponents(path.value, around.compilation.set);
}

/** The condition under `when`, if there is one. */
export function compileCondition(said: Said, around: Surroundings): Condition | undefined {
  if (!isGroup(said.value) || said.value['when'] === undefined) return undefined;
  const when = under(said, 'when');
  if (!isGroup(when.value)) return { all: testsOf(when, around), any: [] };
  for (const key of Object.keys(when.value).filter((each) => each !== 'all' && each !== 'any')) {
    around.compilation.complain(under(when, key), unknownKey(key, ['all', 'any']), { atKey: true });
  }
  return { all: testsOf(under(when, 'all'), around), any: testsOf(under(when, 'any'), around) };
}

/** One test, or several in a list. */
function testsOf(said: Said, around: Surroundings): Test[] {
  if (said.value === undefined) return [];
  const parts = Array.isArray(said.value) ? said.value.map((_, i) => under(said, i)) : [said];
  return parts.flatMap((part) => {
    const test = parseTest(textIn(part.value), around.compilation.parsePath);
    if (!test.ok) around.compilation.complain(part, test.error);
    return test.ok ? checkedTest(test.value, part, around) : [];
  });
}

// What only has to be there may be a segment; what is compared is an element.
function checkedTest(test: Test, said: Said, around: Surroundings): Test[] {
  const isWhole = test.path.element === undefined && ['present', 'absent', 'single', 'several'].includes(test.test);
  const scope = test.path.look === 'everywhere' ? rootScope(around.compilation.set) : around.scope;
  const target = isWhole ? placeOf(scope, test.path) : targetOf(scope, test.path);
  if (!target.ok) {
    around.compilation.complain(said, target.error);
    return [];
  }
  const path = 'path' in target.value ? target.value.path : withComponents(test.path, around.compilation.set);
  if (!test.other) return [{ ...test, path }];
  const other = targetOf(around.scope, test.other);
  if (other.ok) return [{ ...test, path, other: other.value.path }];
  around.compilation.complain(said, other.error);
  return [];
}

function pathsOf(said: Said): Said[] {
  const at = under(said, 'at');
  return Array.isArray(at.value) ? at.value.map((_, i) => under(at, i)) : [at];
}

function elementSource(at: Said, said: Said, shape: ScalarShape, around: Surroundings): Source[] {
  const path = compilePath(at, around);
  if (!path) return [];
  const target = targetOf(around.scope, path);
  if (!target.ok) {
    around.compilation.complain(at, target.error);
    return [];
  }
  const table = tableOf(said, shape, around);
  if (table) warnOfHoles(table, said, target.value, around);
  const format = formatOf(said, around);
  const { element, composite } = target.value;
  const { settings, set } = around.compilation;
  const forms = formsNoted(path, shape, around);
  const options = {
    ...{ shape, element, settings, syntax: set.syntax },
    ...(composite && { composite }),
    ...forms,
  };
  const own: Codec = codecFor({ ...options, ...(table && { table }), ...(format && { format }) });
  const codec = namesOrder(said) ? orderNumberCodec(own, settings) : own;
  const more = { ...partsOf(target.value, format), ...limits(said, around) };
  const several = { ...rangeOf(said, format, around), ...splitOf(said, around), ...aloneOf(said, around) };
  return [{ kind: 'element', path: target.value.path, codec, ...formatIn(target.value), ...more, ...several }];
}

/** The last one of a range stands where `to` says. */
function rangeOf(said: Said, format: Format | undefined, around: Surroundings): Pick<ElementSource, 'upTo'> {
  if (!isGroup(said.value) || said.value['to'] === undefined) return {};
  const [path] = checkedPath(under(said, 'to'), around);
  return path ? { upTo: { path, of: format !== undefined && packageForms.has(format) ? 'sscc' : 'text' } } : {};
}

const packageForms: ReadonlySet<Format> = new Set(['sscc', 'sscc-20', 'package', 'package-20']);

/** Names of signs that nobody sees in a list of them. */
const namedSigns: Readonly<Record<string, string>> = { line: '\n', blank: ' ' };

/** The signs between several values of one text. */
function splitOf(said: Said, around: Surroundings): Pick<ElementSource, 'split'> {
  if (!isGroup(said.value) || said.value['split'] === undefined) return {};
  const written = under(said, 'split');
  const all = [written.value].flat().map(textIn);
  const signs = all.map((each) => namedSigns[each] ?? each);
  if (signs.length > 0 && signs.every((each) => [...each].length === 1)) return { split: signs };
  around.compilation.complain(written, 'expected a sign such as ";", line or blank, or a list of them');
  return {};
}

/** Whether several different values are a fault. */
function aloneOf(said: Said, around: Surroundings): Pick<ElementSource, 'alone'> {
  if (!isGroup(said.value) || said.value['several'] === undefined) return {};
  const written = under(said, 'several');
  if (written.value === 'refuse') return { alone: true };
  around.compilation.complain(written, 'expected refuse: several different values are a fault');
  return {};
}

/** Both ends of a period that stand apart: the day that was agreed, and where only the other is there, that one. */
function periodSources(said: Said, shape: ScalarShape, around: Surroundings): Source[] {
  const list = under(said, 'period');
  const { compilation } = around;
  if (!Array.isArray(list.value) || list.value.length !== 2 || shape.kind !== 'date') {
    compilation.complain(
      list,
      'expected the paths of the first and the last day of a period, for a field that is a day',
    );
    return [];
  }
  const [first] = elementSource(under(list, 0), said, shape, around);
  const [last] = elementSource(under(list, 1), said, shape, around);
  return compilation.settings.dates?.period === 'first' ? spanned(first, last, 'start') : spanned(last, first, 'end');
}

function spanned(agreed: Source | undefined, other: Source | undefined, end: 'start' | 'end'): Source[] {
  if (agreed?.kind !== 'element' || other?.kind !== 'element') return [];
  return [
    { ...agreed, span: { other: other.path, end } },
    { ...other, only: 'reading' },
  ];
}

/** Forms of numbers and days of XML and JSON. JSON writes numbers without quotes: notes which they are. */
function formsNoted(path: Path, shape: ScalarShape, { compilation, scope }: Surroundings): { forms?: CsvForms } {
  const { elements } = compilation;
  if (!elements) return {};
  const place = placeOf(scope, path);
  if (place.ok && shape.kind === 'decimal') elements.numbers.add(place.value.loop);
  const { forms } = elements.layout;
  return forms ? { forms } : {};
}

/** Whether it is a field for the number of an order: also in a profile, where its name has dots. */
function namesOrder({ path }: Said): boolean {
  const names = path.filter((step) => typeof step === 'string');
  return names.at(-1)?.split('.').at(-1) === 'orderNumber';
}

function warnOfHoles(table: CodeTable, said: Said, target: Target, { scope, compilation }: Surroundings): void {
  const holes = holesIn(table, target, scope);
  if (holes.length === 0 || (isGroup(said.value) && said.value['only'] === 'writing')) return;
  const more = holes.length > 12 ? ` and ${holes.length - 12} more` : '';
  compilation.complain(
    under(said, 'table'),
    `the table has no meaning for ${holes.slice(0, 12).join(', ')}${more}, which may stand in ${target.path.text}; name them, or what they become otherwise`,
    { severity: 'warn' },
  );
}

/** In C507 the third component says how the second is written. */
function formatIn({ element, composite }: Target): { formatIn?: number } {
  const at = composite?.components.findIndex((each) => each.id === '2379') ?? -1;
  return element.id === '2380' && at >= 0 ? { formatIn: at + 1 } : {};
}

function partsOf({ element, composite }: Target, format: Format | undefined) {
  if (format !== 'text-of-parts' || !composite) return {};
  const count = composite.components.filter((each) => each.id === element.id).length;
  return { parts: { count, longest: element.max } };
}

function limits(said: Said, around: Surroundings): { when?: Condition; only?: 'reading' | 'writing' } {
  if (!isGroup(said.value)) return {};
  const when = compileCondition(said, around);
  const only = said.value['only'];
  if (only !== undefined && only !== 'reading' && only !== 'writing') {
    around.compilation.complain(under(said, 'only'), 'expected reading or writing');
    return {};
  }
  return { ...(when && { when }), ...(only && { only }) };
}

function joinedSource(said: Said, around: Surroundings): Source[] {
  const list = under(said, 'join');
  const { value } = list;
  if (!Array.isArray(value) && typeof value !== 'string') {
    around.compilation.complain(list, 'expected a path, or a list of paths');
    return [];
  }
  const isList = Array.isArray(value);
  const paths = isList ? value.flatMap((_, i) => checkedPath(under(list, i), around)) : checkedPath(list, around);
  const between = under(said, 'with').value;
  return [{ kind: 'joined', paths, every: !isList, between: textIn(between), ...limits(said, around) }];
}

function sumSource(said: Said, around: Surroundings): Source[] {
  const list = under(said, 'sum');
  const { value } = list;
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length < 2) {
    around.compilation.complain(list, 'expected a list of paths to amounts that are added up');
    return [];
  }
  const paths = value.flatMap((_, i) => checkedPath(under(list, i), around));
  return [{ kind: 'sum', paths, ...limits(said, around) }];
}

/** Fields by which things are put together while a set is read: an expression would be too late. */
const neededWhileReading = /(^|\.)(lines\.pack|packs\.(id|parent))$/;

function expressionSource(said: Said, around: Surroundings): Source[] {
  const { complain } = around.compilation;
  const field = said.path.filter((step) => typeof step === 'string' && step !== 'fields').join('.');
  if (neededWhileReading.test(field)) {
    complain(said, 'an expression cannot say which pack it is: lines and packs find each other before it is evaluated');
  }
  const written = under(said, 'expression');
  const expression = parseExpression(textIn(written.value));
  if (!expression.ok) complain(written, expression.error);
  const named = under(said, 'reads');
  if (!isGroup(named.value)) {
    complain(
      named.value === undefined ? said : named,
      'expected reads, such as { note: MSG.01 }: what the expression may look at',
    );
    return [];
  }
  const reads = Object.keys(named.value).flatMap((name) =>
    checkedPath(under(named, name), around).map((path) => [name, path] as const),
  );
  const { when } = limits(said, around);
  return expression.ok ? [{ kind: 'expression', expression: expression.value, reads, ...(when && { when }) }] : [];
}

function instantSource(said: Said, shape: ScalarShape, around: Surroundings): Source[] {
  const [day] = checkedPath(under(said, 'date'), around);
  const [time] = checkedPath(under(said, 'time'), around);
  const coded = isGroup(said.value) && said.value['zone'] !== undefined;
  const [zoneAt] = coded ? checkedPath(under(said, 'zone'), around) : [];
  if (!day || !time) return [];
  const { settings, elements } = around.compilation;
  const dayOnly = shape.kind === 'date';
  if (dayOnly && !zoneAt)
    around.compilation.complain(said, 'a day with a time needs the zone of it, too: zone: DTM.04');
  const zones = { zone: settings.timeZone, ...(zoneAt && { zoneAt }), dayOnly };
  return [{ kind: 'instant', day, time, ...zones, form: elements ? 'iso' : 'edi', ...limits(said, around) }];
}

function checkedPath(said: Said, around: Surroundings): Path[] {
  const path = compilePath(said, around);
  const target = path && targetOf(around.scope, path);
  if (target?.ok) return [target.value.path];
  if (target) around.compilation.complain(said, target.error);
  return [];
}

function formatOf(said: Said, around: Surroundings): Format | undefined {
  const as = isGroup(said.value) ? said.value['as'] : undefined;
  if (as === undefined || formats.includes(as as Format)) return as as Format | undefined;
  around.compilation.complain(
    under(said, 'as'),
    `expected one of ${formats.join(', ')}${didYouMean(textIn(as), formats)}`,
  );
  return undefined;
}

function tableOf(said: Said, shape: ScalarShape, around: Surroundings): CodeTable | undefined {
  if (!isGroup(said.value)) return undefined;
  if (said.value['beyond'] !== undefined) {
    const table = tableAt(said, under(said, 'beyond'), { kind: 'text' }, around);
    return table && codesBeyond(table);
  }
  return said.value['table'] === undefined ? undefined : tableAt(said, under(said, 'table'), shape, around);
}

function tableAt(said: Said, written: Said, shape: ScalarShape, around: Surroundings): CodeTable | undefined {
  const { compilation } = around;
  const codes = typeof written.value === 'string' ? compilation.tables[written.value] : written.value;
  if (!isGroup(codes)) {
    compilation.complain(
      written,
      `there is no table "${String(written.value)}"${didYouMean(String(written.value), Object.keys(compilation.tables))}`,
    );
    return undefined;
  }
  const inTable = codes['otherwise'];
  const meanings = keysInOrder(codes)
    .filter((code) => code !== 'otherwise')
    .map((code) => [code, textIn(codes[code])] as const);
  const otherwise = under(said, 'otherwise').value ?? inTable;
  const table = codeTable(
    meanings,
    typeof otherwise === 'string' ? otherwise : undefined,
    compilation.set.syntax === 'csv',
  );
  checkMeanings(table, shape, written, around);
  return table;
}

function checkMeanings(table: CodeTable, shape: ScalarShape, said: Said, { compilation }: Surroundings): void {
  if (shape.kind !== 'choice') return;
  for (const meaning of table.meanings.filter((each) => each !== '' && !shape.values.includes(each))) {
    const hint = didYouMean(meaning, shape.values);
    compilation.complain(
      said,
      `the table gives "${meaning}", and the field is one of ${shape.values.join(', ')}${hint}`,
    );
  }
}
