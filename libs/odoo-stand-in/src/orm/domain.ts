import type { Json } from './json.js';
import type { Environment } from './model.js';
import { valueError } from './fault.js';
import { text, type Row } from './values.js';

type Test = (row: Row) => boolean;

/** The records of a model that a domain selects; archived ones only when that is asked for. */
export function search(env: Environment, model: string, domain: Json | undefined, archived = false): Row[] {
  if (!Array.isArray(domain)) throw valueError(`Domain() invalid item in domain: ${JSON.stringify(domain)}`);
  const test = compile(env, model, domain as readonly Json[]);
  const archives = 'active' in env.model(model).fields && !archived && !JSON.stringify(domain).includes('"active"');
  return env.all(model).filter((row) => test(row) && (!archives || row['active'] !== false));
}

/** Polish notation: operators before their operands, terms without one are joined by "and". */
function compile(env: Environment, model: string, domain: readonly Json[]): Test {
  const rest = [...domain];
  const next = (): Test => {
    const term = rest.shift();
    if (term === '!') return negate(next());
    if (term === '&' || term === '|') {
      const [a, b] = [next(), next()];
      return term === '&' ? (row) => a(row) && b(row) : (row) => a(row) || b(row);
    }
    return leaf(env, model, term);
  };
  const tests: { readonly test: Test; readonly isStored: boolean }[] = [];
  while (rest.length > 0) {
    const isStored = isStoredTerm(env, model, rest[0]);
    tests.push({ test: next(), isStored });
  }
  // As a planner would: what stands in the row itself is looked at before what is worked out from others.
  const sorted = [...tests.filter(({ isStored }) => isStored), ...tests.filter(({ isStored }) => !isStored)];
  return (row) => sorted.every(({ test }) => test(row));
}

function isStoredTerm(env: Environment, model: string, term: Json | undefined): boolean {
  if (!Array.isArray(term) || typeof term[0] !== 'string' || term[0].includes('.')) return false;
  if (term[0] === 'id') return true;
  const { compute, type } = env.field(model, term[0]);
  return compute === undefined && type !== 'one2many' && term[1] !== 'child_of' && term[1] !== 'parent_of';
}

function negate(test: Test): Test {
  return (row) => !test(row);
}

function leaf(env: Environment, model: string, term: Json | undefined): Test {
  if (!Array.isArray(term) || term.length !== 3 || typeof term[0] !== 'string') {
    throw valueError(`Domain() invalid item in domain: ${JSON.stringify(term)}`);
  }
  const [path, operator, operand] = term as [string, string, Json];
  // Asked before any row, so that a field that does not exist is told also when there is none.
  const relation = relationOf(env, model, path);
  return (row) => compareValues(env, valuesAt(env, model, row, path), operator, operand, relation);
}

/** All values that a dotted path leads to. */
function valuesAt(env: Environment, model: string, row: Row, path: string): Json[] {
  const [name = '', ...rest] = path.split('.');
  const value = env.value(model, row, name);
  const values = Array.isArray(value) ? (value as Json[]) : [value];
  if (rest.length === 0) return values.length === 0 ? [false] : values;
  const relation = relationOf(env, model, name);
  if (relation === undefined) throw valueError(`Invalid field '${path}' on '${model}'`);
  const rows = values.flatMap((id) => env.find(relation, id) ?? []);
  return rows.flatMap((each) => valuesAt(env, relation, each, rest.join('.')));
}

function relationOf(env: Environment, model: string, path: string): string | undefined {
  const [name = '', ...rest] = path.split('.');
  if (name === 'id') return model;
  const field = env.field(model, name);
  const relation = 'relation' in field ? field.relation : undefined;
  return rest.length === 0 || relation === undefined ? relation : relationOf(env, relation, rest.join('.'));
}

function compareValues(env: Environment, values: Json[], operator: string, operand: Json, relation?: string): boolean {
  switch (operator) {
    case '=':
      return values.some((each) => same(each, operand));
    case '!=':
      return !values.some((each) => same(each, operand));
    case 'in':
      return values.some((each) => listOf(operand).some((one) => same(each, one)));
    case 'not in':
      return !values.some((each) => listOf(operand).some((one) => same(each, one)));
    case 'ilike':
    case 'like':
      return values.some((each) => named(env, each, relation).includes(text(operand).toLowerCase()));
    case '=ilike':
      return values.some((each) => likePattern(text(operand)).test(text(each)));
    case 'child_of':
      return values.some((each) => isBelow(env, relation, each, operand));
    case 'parent_of':
      return values.some((each) => isBelow(env, relation, operand, each));
    default:
      return ordered(values, operator, operand);
  }
}

/** As LIKE has it: % and _ are wildcards, and a backslash stands before what is none. */
function likePattern(pattern: string): RegExp {
  const parts = pattern.match(/\\.|[^]/gu) ?? [];
  const source = parts.map((part) => {
    if (part === '%') return '.*';
    return part === '_' ? '.' : part.replace(/^\\(?=.)/, '').replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
  });
  return new RegExp(`^${source.join('')}$`, 'isu');
}

function ordered(values: Json[], operator: string, operand: Json): boolean {
  const is = (test: (a: string | number, b: string | number) => boolean) =>
    values.some((each) => comparable(each) && comparable(operand) && test(each, operand));
  switch (operator) {
    case '<':
      return is((a, b) => a < b);
    case '<=':
      return is((a, b) => a <= b);
    case '>':
      return is((a, b) => a > b);
    case '>=':
      return is((a, b) => a >= b);
    default:
      throw valueError(`Invalid operator in domain: '${operator}'`);
  }
}

function comparable(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function same(value: Json, operand: Json): boolean {
  return value === operand || (operand === false && value === null);
}

function listOf(operand: Json): readonly Json[] {
  return Array.isArray(operand) ? (operand as readonly Json[]) : [operand];
}

function named(env: Environment, value: Json, relation?: string): string {
  const row = relation === undefined ? undefined : env.find(relation, value);
  return (row && relation !== undefined ? env.displayName(relation, row) : text(value)).toLowerCase();
}

/** The record itself, or one whose parents lead to it. */
function isBelow(env: Environment, relation: string | undefined, value: Json, operand: Json): boolean {
  const roots = listOf(operand);
  let row = relation === undefined ? undefined : env.find(relation, value);
  for (let depth = 0; row && relation !== undefined && depth < 20; depth += 1) {
    if (roots.includes(row.id)) return true;
    row = env.find(relation, row['parent_id']);
  }
  return false;
}
