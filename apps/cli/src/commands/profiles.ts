import path from 'node:path';
import { compilePartner, loadPartnerFolder } from '@quayside/partners';
import { exitCodeFor, findingLine, print, UsageError, withExitCode } from '../output.js';
import { folders } from '../partners.js';

/** Checks every profile with the mappings that it names. */
export async function checkProfiles(folder: string | undefined): Promise<void> {
  await withExitCode(async () => {
    const { profiles, mappings } = folders();
    const where = folder ? path.resolve(folder) : profiles;
    const loaded = await loadPartnerFolder(where, mappings).catch((error: unknown) => {
      throw new UsageError(`cannot read ${where}: ${error instanceof Error ? error.message : String(error)}`);
    });
    const findings = [...loaded.findings];
    for (const each of loaded.sources) {
      const partner = compilePartner(each);
      findings.push(...(partner.ok ? partner.value.warnings : partner.error));
      if (partner.ok) print(`${partner.value.id.padEnd(20)} ${partner.value.name}, ${partner.value.stage}: fine`);
    }
    for (const finding of findings) print(findingLine(finding));
    return exitCodeFor(findings);
  });
}
