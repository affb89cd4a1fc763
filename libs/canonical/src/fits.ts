import type { z } from 'zod';

/** Tells of a value that it fits a schema. No more than that: the words for what is wrong are the schema's. */
export type Fits = (value: unknown) => boolean;

/** Made once for each schema: values that many fields share are walked once. */
const made = new WeakMap<z.core.$ZodType, Fits>();

/**
 * A check made from a schema: it says what `safeParse` says of a value, but builds nothing. It knows the kinds of schema that documents
 * are made of; any other is a programming error, since a check that guesses would let something through.
 */
export function fitsOf(schema: z.core.$ZodType): Fits {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const fits = compiled(schema as z.core.$ZodTypes);
  made.set(schema, fits);
  return fits;
}

function compiled(schema: z.core.$ZodTypes): Fits {
  const { def } = schema._zod;
  switch (def.type) {
    case 'object':
      return objectFits(def);
    case 'array':
      return arrayFits(def);
    case 'optional':
      return optionalFits(fitsOf(def.innerType));
    case 'string':
      return stringFits(def);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'union':
      return unionFits(def as z.core.$ZodDiscriminatedUnionDef);
    default:
      throw new TypeError(`no check is known for ${def.type}`);
  }
}

/** A strict object: nothing but its fields, and all that it must have. */
function objectFits({ shape, catchall, checks = [] }: z.core.$ZodObjectDef): Fits {
  if (catchall?._zod.def.type !== 'never' || checks.length > 0) throw new TypeError('only strict objects are known');
  const fields = new Map(Object.entries(shape).map(([name, field]) => [name, fitsOf(field)]));
  const needed = Object.entries(shape).flatMap(([name, field]) => (field._zod.optin === 'optional' ? [] : [name]));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const record = value as Readonly<Record<string, unknown>>;
    for (const name in record) if (fields.get(name)?.(record[name]) !== true) return false;
    for (const name of needed) if (record[name] === undefined) return false;
    return true;
  };
}

function arrayFits({ element, checks = [] }: z.core.$ZodArrayDef): Fits {
  if (checks.length > 0) throw new TypeError('only arrays of any length are known');
  const fits = fitsOf(element);
  return (value) => {
    if (!Array.isArray(value)) return false;
    // Not `every`, which leaves holes out.
    for (let n = 0; n < value.length; n++) if (!fits(value[n])) return false;
    return true;
  };
}

function optionalFits(fits: Fits): Fits {
  return (value) => value === undefined || fits(value);
}

function stringFits(def: z.core.$ZodStringDef): Fits {
  const own = 'pattern' in def ? [(def as z.core.$ZodStringFormatDef).pattern] : [];
  const rules = (def.checks ?? []).map((check) => check._zod.def as z.core.$ZodChecks['_zod']['def']);
  const patterns = [...own, ...rules.map(patternOf)].filter((pattern) => pattern !== undefined);
  const least = Math.max(0, ...rules.map(leastOf));
  const [pattern, ...others] = patterns;
  if (others.length > 0) throw new TypeError('only one pattern for a text is known');
  if (pattern === undefined) return (value) => typeof value === 'string' && value.length >= least;
  return (value) => typeof value === 'string' && value.length >= least && pattern.test(value);
}

function patternOf(rule: z.core.$ZodChecks['_zod']['def']): RegExp | undefined {
  return rule.check === 'string_format' ? rule.pattern : undefined;
}

function leastOf(rule: z.core.$ZodChecks['_zod']['def']): number {
  if (rule.check === 'min_length') return rule.minimum;
  if (rule.check === 'string_format' && rule.pattern !== undefined) return 0;
  throw new TypeError(`no check of a text is known for ${rule.check}`);
}

function oneOf(values: readonly unknown[]): Fits {
  if (values.length === 1) return (value) => value === values[0];
  const all = new Set(values);
  return (value) => all.has(value);
}

/** Objects told apart by the literal in one field of theirs. */
function unionFits({ options, discriminator }: z.core.$ZodDiscriminatedUnionDef): Fits {
  const byName = new Map(
    options.flatMap((option) => {
      const names = option._zod.propValues?.[discriminator] ?? new Set();
      return [...names].map((name) => [name, fitsOf(option)] as const);
    }),
  );
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    return byName.get((value as Record<string, z.core.util.Primitive>)[discriminator])?.(value) === true;
  };
}
