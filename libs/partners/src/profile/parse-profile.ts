import { readYaml, schemaFindings, type YamlSource } from '@quayside/mapping';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import { type PartnerProfile, profileJsonSchema, profileSchema } from './profile.js';
import { isVan, parseVan, vanJsonSchema } from './van.js';

/** Reads a profile. Findings name file, row, column and path, what was expected, and the name that was probably meant. */
export function parseProfile(text: string, file: string): Result<PartnerProfile, readonly Finding[]> {
  const yaml = readYaml(text, file);
  return yaml.ok ? parsedProfile(yaml.value) : yaml;
}

/** The same of a text that is read already. */
export function parsedProfile(yaml: YamlSource): Result<PartnerProfile, readonly Finding[]> {
  const { value } = yaml;
  if (isVan(value)) {
    const van = parseVan(value);
    return van.ok ? van : fail(schemaFindings(yaml, van.error, vanJsonSchema()));
  }
  const parsed = profileSchema.safeParse(value);
  if (!parsed.success) return fail(schemaFindings(yaml, parsed.error, profileJsonSchema()));
  return ok({ ...parsed.data, carries: [] });
}
