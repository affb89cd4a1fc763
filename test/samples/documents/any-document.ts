import type { Random } from '../interchanges/index.js';
import type { z } from 'zod';

const texts = [
  '1',
  '12.5',
  '-0',
  '-3.25',
  '2024-02-29',
  '2026-11-23T10:15:00+01:00',
  'EUR',
  '003401234500000001',
  'ROD-12',
];

/** A value that a schema of a document accepts, made from the schema by chance. */
export function anyOf(schema: z.core.$ZodType, next: Random): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return anyObject(def.shape, next);
    case 'array':
      return Array.from({ length: next(3) }, () => anyOf(def.element, next));
    case 'optional':
      return anyOf(def.innerType, next);
    case 'enum':
      return pick(Object.values(def.entries), next);
    case 'literal':
      return pick(def.values, next);
    case 'boolean':
      return next(2) === 0;
    default:
      return anyText(schema, next);
  }
}

function anyObject(shape: Readonly<Record<string, z.core.$ZodType>>, next: Random): unknown {
  const present = Object.entries(shape).filter(([, field]) => field._zod.def.type !== 'optional' || next(4) === 0);
  return Object.fromEntries(present.map(([name, field]) => [name, anyOf(field, next)]));
}

/** One of the texts that the schema accepts: which these are, it says itself. */
function anyText(schema: z.core.$ZodType, next: Random): unknown {
  const accepted = texts.filter((text) => (schema as z.ZodType).safeParse(text).success);
  return pick(accepted, next);
}

const oddValues: readonly unknown[] = [
  ...[undefined, null, '', ' ', 'x', '1.50', '-0', '01', '1e5', '+1', '.5', '2026-02-30', '2024-02-29', '2026-1-1'],
  ...['2026-11-23T10:15:00Z', '2026-11-23T10:15:00+01:00', '2026-11-23 10:15', 'eur', 'EURO', '1'.repeat(18)],
  ...[0, 1, NaN, true, false, 10n, Symbol('odd'), {}, [], [undefined], new Array(2), new Date(0), () => 1],
  ...[
    'accepted',
    'other',
    'invoice',
    'order',
    Object.create(null) as object,
    Object.create({ inherited: 1 }) as object,
    new Map(),
  ],
];

/** The same with one or two places of it replaced, taken out, or added to. */
export function withOdd(value: unknown, next: Random): unknown {
  const once = changed(value, next);
  return next(3) === 0 ? changed(once, next) : once;
}

function changed(value: unknown, next: Random): unknown {
  if (next(6) === 0 || typeof value !== 'object' || value === null) return pick(oddValues, next);
  if (Array.isArray(value)) {
    const at = next(value.length + 1);
    return value.toSpliced(at, 1, changed(value[at], next));
  }
  const names = Object.keys(value);
  const name = next(8) === 0 || names.length === 0 ? pick(['odd', 'toString', 'number'], next) : pick(names, next);
  const { [name]: old, ...rest } = value as Record<string, unknown>;
  return next(8) === 0 ? rest : { ...rest, [name]: changed(old, next) };
}

function pick<T>(all: readonly T[], next: Random): T {
  return all[next(all.length)] as T;
}
