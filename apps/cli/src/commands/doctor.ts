import net from 'node:net';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { documentWord } from '@quayside/canonical';
import { inspectOdoo, odooDocuments, type MissingRight, type OdooDocument, type OdooInspection } from '@quayside/odoo';
import {
  compilePartner,
  loadPartnerFolder,
  publishedIn,
  publishedWords,
  receiptsOutOf,
  type Partner,
} from '@quayside/partners';
import {
  databaseUrlOf,
  exposureOf,
  inTheClear,
  readCertificate,
  readConfig,
  runningGateway,
  type Config,
  type OdooConnection,
} from '@quayside/runtime';
import { auditGuard, openDatabase, serverVersion, settingsIn } from '@quayside/store';
import { findingLine, print } from '../output.js';
import { root } from '../root.js';

interface Check {
  readonly what: string;
  /** The good answer; throws with the remedy. */
  run(): Promise<string>;
}

/** Looks at everything that a gateway needs, and says of each failure what to do. */
export async function doctor({ record = false }: { readonly record?: boolean } = {}): Promise<void> {
  const config = readConfig(process.env, root);
  if (!config.ok) {
    for (const line of config.error) print(`FAIL  environment: ${line}`);
    process.exitCode = 1;
    return;
  }
  let failed = 0;
  for (const { what, run } of checks(config.value, record)) {
    try {
      print(`ok    ${what}: ${await run()}`);
    } catch (error) {
      failed += 1;
      print(`FAIL  ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  print(failed === 0 ? '\nEverything is well.' : `\n${failed} of these need attention.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function checks(config: Config, record: boolean): readonly Check[] {
  const running = runningGateway(config.dataDirectory);
  return [
    { what: 'node', run: async () => process.version },
    { what: 'data directory', run: () => dataDirectory(config) },
    {
      what: 'gateway',
      run: async () =>
        running ? `runs as process ${running.pid}${running.http ? ` at ${running.http}` : ''}` : 'does not run',
    },
    { what: 'console port', run: () => portIsOurs(config.http, 'QUAYSIDE_HTTP_PORT', Boolean(running?.http)) },
    { what: 'SFTP port', run: () => portIsOurs(config.sftp, 'QUAYSIDE_SFTP_PORT', Boolean(running?.sftp)) },
    ...legacyPort(config, Boolean(running?.sftp)),
    { what: 'database', run: () => database(config) },
    { what: 'audit log', run: () => auditLog(config) },
    { what: 'profiles', run: () => profiles(config) },
    { what: 'published secrets', run: () => publishedSecrets(config) },
    { what: 'encryption', run: () => encryption(config) },
    ...odooChecks(config, record),
  ];
}

function legacyPort({ sftp: { host, legacyPort: port } }: Config, ours: boolean): readonly Check[] {
  if (port === undefined) return [];
  return [
    { what: 'SFTP port for old software', run: () => portIsOurs({ host, port }, 'QUAYSIDE_SFTP_LEGACY_PORT', ours) },
  ];
}

async function dataDirectory({ dataDirectory: directory }: Config): Promise<string> {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch {
    throw new Error(`${directory} cannot be written: set QUAYSIDE_DATA to a directory that can`);
  }
  return directory;
}

async function portIsOurs(
  { host, port }: { host: string; port: number },
  variable: string,
  ours: boolean,
): Promise<string> {
  if (port === 0) return 'any free one';
  const taken = await new Promise<boolean>((resolve) => {
    const socket = net.connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (taken && !ours) throw new Error(`${host}:${port} is taken by another program: set ${variable} to a free port`);
  return `${host}:${port} ${taken ? 'answers' : 'is free'}`;
}

async function database(config: Config): Promise<string> {
  const url = await databaseUrlOf(config);
  if (!url) return 'embedded PostgreSQL, not running (it starts with the gateway)';
  const remedy = config.databaseUrl
    ? 'check DATABASE_URL, and that the server runs'
    : 'start the gateway with "./quayside start"';
  const source = await openDatabase({ url, poolSize: 1, applicationName: 'quayside doctor' }).catch(
    (error: unknown) => {
      throw new Error(`no connection (${error instanceof Error ? error.message : String(error)}): ${remedy}`);
    },
  );
  try {
    const version = await serverVersion(source);
    const keys = await settingsIn(source)
      .get('sftp-host-keys')
      .catch(() => undefined);
    return `PostgreSQL ${version}, ${keys ? 'SSH host keys are there' : 'SSH host keys are made at the first start'}`;
  } finally {
    await source.close();
  }
}

/** That the owner of the tables could change the log is no failure: it is for the operator to know. */
async function auditLog(config: Config): Promise<string> {
  const url = await databaseUrlOf(config);
  if (!url) return 'its database does not run';
  const source = await openDatabase({ url, poolSize: 1, applicationName: 'quayside doctor' }).catch(() => {
    throw new Error('the database does not answer: see above');
  });
  try {
    const guard = await auditGuard(source);
    if (!guard) return 'is made at the first start';
    const { role, owner, mayChange } = guard;
    if (!mayChange) return `role "${role}" can add to it and cannot change it; its owner is "${owner}"`;
    return `triggers refuse changes, but role "${role}" could take them away: to prevent that, set DATABASE_OWNER_URL to the owner "${owner}" and DATABASE_URL to a role that owns nothing (docs/operating.md)`;
  } finally {
    await source.close();
  }
}

async function profiles({ profileDirectory, mappingDirectory }: Config): Promise<string> {
  const loaded = await loadPartnerFolder(profileDirectory, mappingDirectory).catch(() => {
    throw new Error(
      `${profileDirectory} cannot be read: set QUAYSIDE_PROFILES to the folder with your partner profiles`,
    );
  });
  const findings = [...loaded.findings];
  for (const each of loaded.sources) {
    const partner = compilePartner(each);
    if (!partner.ok) findings.push(...partner.error);
  }
  const fatal = findings.filter((each) => each.severity === 'fatal');
  if (fatal.length > 0)
    throw new Error(
      `${fatal.length} mistakes, the last good releases stay live:\n${fatal.map((each) => `        ${findingLine(each)}`).join('\n')}`,
    );
  return `${loaded.sources.length} in ${profileDirectory}`;
}

/** Demo passwords and keys are no mistake where one tries Quayside out. */
async function publishedSecrets(config: Config): Promise<string> {
  const exposure = exposureOf(config);
  const { sources } = await loadPartnerFolder(config.profileDirectory, config.mappingDirectory);
  const places = sources.flatMap(publishedIn);
  if (exposure === undefined) {
    return `${places.length} in profiles, good for trying out; refused as soon as a real Odoo is configured or somebody else can reach the gateway`;
  }
  if (places.length === 0) return 'none in profiles';
  const lines = places.map((place) => `        ${publishedWords(place)}`).join('\n');
  throw new Error(`${places.length} are refused, because ${exposure}:\n${lines}`);
}

const dayMs = 24 * 3600_000;
const daysBeforeEnd = 14;

async function encryption({ tls, ...config }: Config): Promise<string> {
  const clear = inTheClear({ tls, ...config });
  if (clear !== undefined) throw new Error(clear);
  if (tls === undefined) return config.proxies.length > 0 ? 'by the proxy' : 'none: HTTP listens on loopback only';
  const { names, endsAt } = await readCertificate(tls, exposureOf({ ...config }));
  const days = Math.floor((endsAt.getTime() - Date.now()) / dayMs);
  const until = `${names}, valid until ${endsAt.toISOString().slice(0, 10)}`;
  if (days < 0) throw new Error(`the certificate has expired: ${until}; renew ${tls.certificate}`);
  if (days < daysBeforeEnd) throw new Error(`the certificate ends in ${days} days: ${until}; renew ${tls.certificate}`);
  return `TLS, ${until} (${days} days)`;
}

function odooChecks(config: Config, record: boolean): readonly Check[] {
  if (config.odoo.length === 0) {
    return [
      {
        what: 'Odoo',
        run: async () => 'none configured, the demo stand-in is used; set ODOO_URL, ODOO_DB and ODOO_API_KEY for yours',
      },
    ];
  }
  return config.odoo.map((connection) => ({
    what: `Odoo "${connection.name}"`,
    run: async () => odoo(connection, await documentsFor(config, connection.name), record),
  }));
}

/** Version, user, and what the user may not do that the documents of the profiles need. */
async function odoo(connection: OdooConnection, documents: readonly OdooDocument[], record: boolean): Promise<string> {
  const { name, url, database: db, login, apiKey } = connection;
  const user = { apiKey, ...(login === undefined ? {} : { login }) };
  const inspection = await inspectOdoo({ name, url, db, ...user, timeoutMs: 20_000 });
  const missing = await inspection.missingRights(documents);
  if (missing.length > 0)
    throw new Error(`${inspection.user} at ${url} lacks rights:\n${missing.map(missingLine).join('\n')}`);
  const proof = inspection.proven
    ? ''
    : ' (not proven on a real server: --record makes a recording that helps to prove it)';
  const said = `${url}, Odoo ${inspection.version}${proof} as ${inspection.user}, who may do what ${wordsFor(documents)}`;
  return record ? `${said}; ${await writeRecording(inspection)}` : said;
}

function missingLine({ document, right, group }: MissingRight): string {
  return `        ${documentWord(document)}: it may not ${right}; give it the group ${group}`;
}

function wordsFor(documents: readonly OdooDocument[]): string {
  return documents.length === 0 ? 'reading orders needs' : `${documents.map(documentWord).join(', ')} need`;
}

/** The kinds of documents that profiles bring to a connection. A profile that is wrong is told elsewhere. */
async function documentsFor(
  { profileDirectory, mappingDirectory }: Config,
  connection: string,
): Promise<readonly OdooDocument[]> {
  const { sources } = await loadPartnerFolder(profileDirectory, mappingDirectory);
  const profiles = sources.flatMap((each) => {
    const partner = compilePartner(each);
    return partner.ok ? [partner.value] : [];
  });
  const here = profiles.filter((partner) =>
    (['live', 'test'] as const).some((usage) => partner.erp(usage)?.connection === connection),
  );
  return odooDocuments.filter((document) => here.some((partner) => isUsed(partner, document)));
}

/** Advices of receipts that a partner sends to us touch nothing in Odoo; those that go out are read from it. */
function isUsed(partner: Partner, document: OdooDocument): boolean {
  if (document === 'receiving-advice') return receiptsOutOf(partner) !== undefined;
  return partner.profile.documents[document] !== undefined;
}

/** Fields and their types only: what a developer needs to hold a dialect to a version that cannot be had elsewhere. */
async function writeRecording(inspection: OdooInspection): Promise<string> {
  const file = path.resolve(`odoo-${inspection.version.replace(/[^\w.]+/g, '-')}.json`);
  await writeFile(file, `${JSON.stringify(await inspection.recording(), null, 2)}\n`);
  return `recorded in ${file}: names and types of fields, no data`;
}
