import type { NamePart } from '@quayside/partners';

/** The name of a file that goes out, by the pattern of the profile: `850-P00017-1.x12`. Nothing in it can leave its folder. */
export function outgoingName(pattern: string, parts: Readonly<Record<NamePart, string>>): string {
  const name = pattern.replace(/\{(\w+)\}/g, (whole, part: string) =>
    Object.hasOwn(parts, part) ? safe(parts[part as NamePart]) : whole,
  );
  return name.replace(/^[.]+/, '_');
}

function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 60);
}
