import type { Dialect } from './dialect.js';
import type { Names } from './names.js';

/** The fields that a model has on a server; nothing where it has no such model. */
export type FieldsThere = (model: string) => Promise<ReadonlySet<string> | undefined>;

/**
 * The dialect as the server itself says it: a field that goes by its name in Odoo 19 already, or still by the older one, is
 * called so. Between two versions, and on one that nobody has proven, the server is right and our table is not.
 */
export async function following(dialect: Dialect, there: FieldsThere): Promise<Dialect> {
  const { names } = dialect;
  const models = [...new Set([...Object.keys(names.fields), ...Object.keys(names.absent)])];
  const known = await Promise.all(
    models.map(async (model) => ({ model, fields: (await there(names.models[model] ?? model)) ?? new Set<string>() })),
  );
  const fields = byModel(known, (each) => renamesThere(names, each));
  const absent = byModel(known, (each) => absentThere(names, each));
  return { ...dialect, names: { ...names, fields, absent } };
}

interface Known {
  readonly model: string;
  readonly fields: ReadonlySet<string>;
}

function byModel<T>(
  known: readonly Known[],
  of: (each: Known) => Record<string, T>,
): Record<string, Record<string, T>> {
  const all = known.map((each) => [each.model, of(each)] as const);
  return Object.fromEntries(all.filter(([, fields]) => Object.keys(fields).length > 0));
}

function renamesThere(names: Names, { model, fields }: Known): Record<string, string> {
  const expected = Object.entries(names.fields[model] ?? {});
  // Of "factor" and "factor_inv" both are there: then the older one is meant.
  return Object.fromEntries(expected.filter(([now, before]) => fields.has(before) || !fields.has(now)));
}

function absentThere(names: Names, { model, fields }: Known): Record<string, unknown> {
  const expected = Object.entries(names.absent[model] ?? {});
  return Object.fromEntries(expected.filter(([field]) => !fields.has(field)));
}
