import path from 'node:path';
import { didYouMean, readYaml, type YamlSource } from '@quayside/mapping';
import {
  compilePartner,
  doubtfulGlns,
  loadPartnerFolder,
  type Partner,
  type PartnerProfile,
  type ProfileSources,
  publishedIn,
  type PublishedPlace,
  publishedWords,
} from '@quayside/partners';
import { connectionMissing, demoConnection, readConfig } from '@quayside/runtime';
import { type Finding, isFatal } from '@quayside/std';
import { exitCodeFor, findingLine, print, UsageError, withExitCode } from '../output.js';
import { folders } from '../partners.js';
import { root } from '../root.js';

/** Checks every profile with the mappings that it names, and with what is configured on this machine. */
export async function checkProfiles(folder: string | undefined): Promise<void> {
  await withExitCode(async () => {
    const { profiles, mappings } = folders();
    const where = folder ? path.resolve(folder) : profiles;
    const loaded = await loadPartnerFolder(where, mappings).catch((error: unknown) => {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (isMissing) throw new UsageError(`there is no folder ${where}`);
      throw new UsageError(`cannot read ${where}: ${error instanceof Error ? error.message : String(error)}`);
    });
    const connections = configuredConnections();
    const findings = [...loaded.findings];
    for (const each of loaded.sources) {
      const partner = compilePartner(each);
      const { file } = each.profile;
      const isStopped = loaded.findings.some((one) => isFatal(one) && one.message.startsWith(`${file}:`));
      if (!partner.ok) findings.push(...partner.error);
      else {
        findings.push(...partner.value.warnings, ...doubtful(each, partner.value, connections));
        if (!isStopped) print(`${partner.value.id.padEnd(20)} ${partner.value.name}, ${partner.value.stage}: fine`);
      }
    }
    for (const finding of findings) print(findingLine(finding));
    return exitCodeFor(findings);
  });
}

/** The connections to Odoo that the environment has; nothing where it cannot be read, which doctor says. */
function configuredConnections(): readonly string[] | undefined {
  const config = readConfig(process.env, root);
  return config.ok ? [demoConnection, ...config.value.odoo.map(({ name }) => name)] : undefined;
}

/** What no profile is wrong by, and would still keep the documents of this partner waiting. */
function doubtful(sources: ProfileSources, { profile }: Partner, known: readonly string[] | undefined): Finding[] {
  const yaml = readYaml(sources.profile.text, sources.profile.file);
  const isDemo = profile.odoo.connection === demoConnection;
  return [
    ...(yaml.ok ? doubtfulGlns(yaml.value, profile) : []),
    ...(yaml.ok && known && profile.kind !== 'van' ? unknownConnections(yaml.value, profile.odoo, known) : []),
    // Demo partners may have what is published; another profile has it from a document, and it opens nothing.
    ...(isDemo ? [] : publishedIn(sources).map(published)),
  ];
}

function unknownConnections(yaml: YamlSource, odoo: PartnerProfile['odoo'], known: readonly string[]): Finding[] {
  return (['connection', 'testConnection'] as const).flatMap((key) => {
    const name = odoo[key];
    if (name === undefined || known.includes(name)) return [];
    const message = `${connectionMissing(name)}${didYouMean(name, known)}`;
    return [yaml.finding(['odoo', key], message, { severity: 'warn' })];
  });
}

function published(place: PublishedPlace): Finding {
  return { code: 'profile-published', severity: 'warn', message: publishedWords(place) };
}
