import { readYaml, schemaFindings } from '@quayside/mapping';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import { type PartnerProfile, profileJsonSchema, profileSchema } from './profile.js';
import { isVan, parseVan, vanJsonSchema } from './van.js';

/** Reads a profile. Findings name file, row, column and path, what was expected, and the name that was probably meant. */
export function parseProfile(text: string, file: string): Result<PartnerProfile, readonly Finding[]> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { value } = yaml.value;
  if (isVan(value)) {
    const van = parseVan(value);
    return van.ok ? van : fail(schemaFindings(yaml.value, van.error, vanJsonSchema()));
  }
  const parsed = profileSchema.safeParse(value);
  if (!parsed.success) return fail(schemaFindings(yaml.value, parsed.error, profileJsonSchema()));
  return ok({ ...parsed.data, carries: [] });
}
