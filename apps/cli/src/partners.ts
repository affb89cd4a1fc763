import path from 'node:path';
import { compilePartner, loadPartnerFolder, type Partner } from '@quayside/partners';
import { findingLine, UsageError } from './output.js';
import { root } from './root.js';

export function folders(): { readonly profiles: string; readonly mappings: string } {
  return {
    profiles: path.resolve(root, process.env['QUAYSIDE_PROFILES'] ?? 'partner-profiles'),
    mappings: path.resolve(root, process.env['QUAYSIDE_MAPPINGS'] ?? 'mappings'),
  };
}

/** The partner with this id, from the files: no database is asked. */
export async function partnerFromFiles(id: string): Promise<Partner> {
  const { profiles, mappings } = folders();
  const { sources, findings } = await loadPartnerFolder(profiles, mappings);
  const known: string[] = [];
  for (const each of sources) {
    const partner = compilePartner(each);
    const named = partner.ok ? partner.value.id : each.profile.file.replace(/\.ya?ml$/, '');
    known.push(named);
    if (named !== id) continue;
    if (partner.ok) return partner.value;
    throw new UsageError(`the profile of "${id}" does not compile:\n${partner.error.map(findingLine).join('\n')}`);
  }
  const broken = findings.map(findingLine).join('\n');
  throw new UsageError(
    `there is no partner "${id}" in ${profiles}: there are ${known.join(', ')}${broken ? `\n${broken}` : ''}`,
  );
}
