import { compileMapping } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import { agreedByAll, allMappings, type MappingFile, mappingFile, mappingUse } from '../mapping-files.js';
import { exitCodeFor, findingLine, print, withExitCode } from '../output.js';

/** Checks mappings for each release, and as profiles use them: those named, or all that there are. */
export async function checkMappings(names: readonly string[]): Promise<void> {
  await withExitCode(async () => {
    const findings: Finding[] = [];
    for (const name of names.length > 0 ? names : allMappings()) findings.push(...(await checkFile(mappingFile(name))));
    findings.push(...(await checkOverlays(names)));
    return exitCodeFor(findings);
  });
}

async function checkFile(file: MappingFile): Promise<Finding[]> {
  const findings: Finding[] = [];
  const untaken = new Map<string, string[]>();
  for (const release of file.releases) {
    const { options } = await mappingUse(file, { release });
    const compiled = compileMapping(file.source, options);
    for (const tag of compiled.mapping?.untaken() ?? []) untaken.set(tag, [...(untaken.get(tag) ?? []), release]);
    tell(file.source.file, release, compiled.findings);
    findings.push(...compiled.findings);
  }
  if (untaken.size > 0) print(`  ${findingLine(nobodyReads(file, untaken))}`);
  return findings;
}

/** What profiles say differently, of the mappings named or of all. What they use as it stands, has been checked. */
async function checkOverlays(names: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { profile, agreement, source, options, missing } of await agreedByAll()) {
    if (names.length > 0 && !names.includes(agreement.mapping)) continue;
    if (source && Object.keys(agreement.overlay).length === 0) continue;
    const found = source ? compileMapping(source, options).findings : [missing];
    tell(`${agreement.mapping} for ${profile.partner}`, agreement.release, found);
    findings.push(...found);
  }
  return findings;
}

function tell(name: string, release: string, findings: readonly Finding[]): void {
  print(`${name.padEnd(32)} ${release.padEnd(8)} ${findings.length === 0 ? 'fine' : ''}`.trimEnd());
  for (const finding of findings) print(`  ${findingLine(finding)}`);
}

/** One line for a mapping; what only some releases have, or some leave unread, has them beside it. */
function nobodyReads({ source, releases }: MappingFile, untaken: ReadonlyMap<string, readonly string[]>): Finding {
  const tags = [...untaken].map(([tag, of]) => (of.length === releases.length ? tag : `${tag} (${of.join(', ')})`));
  const message = `${source.file}: the set may have ${tags.sort().join(', ')}, which no field reads and no rule ignores`;
  return { code: 'mapping-untaken', severity: 'info', message };
}
