import { Command, CommanderError } from 'commander';
import { readVersion } from './root.js';

/** Exit codes: 0 clean, 1 fatal findings or something missing, 2 unreadable input or wrong usage. */
const program = new Command('quayside')
  .description('Supplier EDI and file exchange for manufacturers that run Odoo')
  .version(readVersion())
  .exitOverride()
  .showSuggestionAfterError()
  .configureHelp({ sortSubcommands: false });

program
  .command('start')
  .description('start the gateway: console, workers and SFTP server, on embedded PostgreSQL unless DATABASE_URL is set')
  .option('--roles <list>', 'which of http, worker and sftp this process plays', 'http,worker,sftp')
  .option('--no-demo', 'do not play the demo supplier on an empty database')
  .action(async (options: { roles: string; demo: boolean }) => (await import('./commands/start.js')).start(options));

program
  .command('demo')
  .description('play a demo supplier end to end over SFTP; starts a gateway if none runs')
  .action(async () => (await import('./commands/demo.js')).demo());

program
  .command('inspect <file>')
  .description('what a file is made of, and everything that is wrong with it')
  .option('--partner <id>', 'whose agreed sets, checks and acknowledgements count; the standard ones without it')
  .option('--json', 'as JSON')
  .option('--acknowledge', 'also the acknowledgements that would be sent back')
  .option('--cross-check', 'also what another library (node-x12, edifact) makes of the same bytes')
  .action(async (file: string, options: { partner?: string; json?: true; acknowledge?: true; crossCheck?: true }) =>
    (await import('./commands/inspect.js')).inspect(file, options),
  );

program
  .command('translate <file>')
  .description('what a file says, as canonical documents or in another format')
  .option('--partner <id>', 'whose profile and mappings to read it with; the standard ones without it')
  .option(
    '--to <format>',
    'x12, x12/005010, edifact, edifact/D.01B, csv or json: the documents as files of that format',
  )
  .option('--out <folder>', 'where those files go', 'translated')
  .option('--json', 'as JSON')
  .action(async (file: string, options: { partner?: string; to?: string; out: string; json?: true }) =>
    (await import('./commands/translate.js')).translate(file, options),
  );

program
  .command('simulate')
  .description('the files that a partner would send of an order, in its own format')
  .requiredOption('--partner <id>', 'whose profile and mappings to write with')
  .requiredOption(
    '--order <file|number>',
    'a canonical order as .json, or a number that the running gateway looks up in Odoo',
  )
  .option('--scenario <name>', 'what the supplier does', 'clean')
  .option('--out <folder>', 'where the files go', 'simulated')
  .option('--usage <usage>', "live or test; the stage of the partner's profile without it")
  .option('--json', 'as JSON')
  .addHelpText('after', '\nA scenario that there is not lists those that there are, with what they do.')
  .action(
    async (options: { partner: string; order: string; scenario: string; out: string; usage?: string; json?: true }) =>
      (await import('./commands/simulate.js')).simulate(options),
  );

program
  .command('plan <file>')
  .description('what a file would do in Odoo, against orders in a file')
  .requiredOption('--partner <id>', 'whose profile, mappings and tolerances to use')
  .requiredOption('--orders <file>', 'JSON array of canonical orders')
  .option('--json', 'as JSON')
  .action(async (file: string, options: { partner: string; orders: string; json?: true }) =>
    (await import('./commands/plan.js')).plan(file, options),
  );

program
  .command('keys')
  .description('keys for the REST interface')
  .command('new')
  .description("make a key for a partner's programs, and the line that its profile needs")
  .option('--scopes <list>', 'what it may do, of documents, dispatches and orders; all of it without this')
  .option('--expires <day>', 'the last day on which it is valid, such as 2027-06-30')
  .action(async (options: { scopes?: string; expires?: string }) =>
    (await import('./commands/keys.js')).newKey(options),
  );

program
  .command('schema <type>')
  .description('JSON Schema of a canonical document (order, invoice, ...), of a profile (profile, van) or of a mapping')
  .action(async (type: string) => (await import('./commands/schema.js')).schema(type));

program
  .command('doctor')
  .description('check database, Odoo, ports, keys and profiles; each failure with its remedy')
  .option('--record', 'write the names and types of the fields of each Odoo to a file here, no data')
  .action(async (options: { record?: boolean }) => (await import('./commands/doctor.js')).doctor(options));

const profiles = program.command('profiles').description('partner profiles');
profiles
  .command('check [folder]')
  .description('check every profile and the mappings that it names')
  .action(async (folder?: string) => (await import('./commands/profiles.js')).checkProfiles(folder));
profiles
  .command('new <id>')
  .description('write the profile of a new partner to begin with, and make its password or key')
  .requiredOption('--name <name>', 'its name')
  .requiredOption('--vendor <ref>', 'the reference of the vendor in Odoo')
  .requiredOption('--format <format>', 'how it writes: x12, edifact, csv, ubl, cxml or json')
  .option(
    '--door <kind>',
    'sftp-drop, it comes to our SFTP server; rest, to our interface; sftp-poll, we go to it',
    'sftp-drop',
  )
  .option('--host <name>', 'its server, for sftp-poll')
  .option('--sender <end>', 'who it is on its envelopes, such as ZZ/ACME')
  .option('--us <end>', 'who we are on them')
  .action(
    async (
      id: string,
      options: {
        name: string;
        vendor: string;
        format: string;
        door: string;
        host?: string;
        sender?: string;
        us?: string;
      },
    ) => (await import('./commands/new-profile.js')).newProfile(id, options),
  );

program
  .command('logins')
  .description('logins of our SFTP server')
  .command('new')
  .description('make a password for a login, and the line that its profile needs')
  .option('--stdin', 'of a password that was agreed, read from standard input')
  .action(async (options: { stdin?: true }) => (await import('./commands/logins.js')).newLogin(options));

const mapping = program.command('mapping').description('mappings: where the fields of a document stand in a set');
mapping
  .command('check [file...]')
  .description('check mappings for each release, and what profiles say differently; all of them without a name')
  .action(async (files: string[]) => (await import('./commands/mapping-check.js')).checkMappings(files));
mapping
  .command('show <file>')
  .description('each field of a mapping, where it stands, and what its codes mean')
  .option('--release <release>', '004010, D.96A, ...')
  .option('--partner <id>', 'as the profile of this partner has it')
  .option('--program', 'what it is compiled to: slots, and the fields in the order in which they are read')
  .option('--json', 'as JSON')
  .action(async (file: string, options: { release?: string; partner?: string; json?: true; program?: true }) =>
    (await import('./commands/mapping-show.js')).showMapping(file, options),
  );
mapping
  .command('try <file> <sample> [other]')
  .description('translate a sample with a mapping; with another one, or another release, what differs')
  .option('--release <release>', 'for which release; twice to compare', (each, all?: string[]) => [
    ...(all ?? []),
    each,
  ])
  .option('--partner <id>', 'as the profile of this partner has it')
  .option('--json', 'as JSON')
  .action(
    async (
      file: string,
      sample: string,
      other: string | undefined,
      options: { release?: string[]; partner?: string; json?: true },
    ) => (await import('./commands/mapping-try.js')).tryMapping(file, sample, other, options),
  );

const channels = program.command('channels').description('the ways in and out, as the live profiles have them');
channels
  .command('list')
  .description('every channel: how it stands, and what waits')
  .option('--json', 'as JSON')
  .action(async (options: { json?: true }) => (await import('./commands/channels.js')).listChannels(options));
channels
  .command('test [name]')
  .description('connect, list, write and remove a probe; without a name, on every channel where we go to the partner')
  .action(async (name?: string) => (await import('./commands/channels.js')).testChannels(name));
channels
  .command('approve <name> <fingerprint>')
  .description('say yes to the key that the server of a channel shows')
  .action(async (name: string, fingerprint: string) =>
    (await import('./commands/channels.js')).approve(name, fingerprint),
  );
channels
  .command('unlock <login>')
  .description('let a login of our SFTP server try its password again, from everywhere')
  .action(async (login: string) => (await import('./commands/channels.js')).unlock(login));
for (const [verb, what] of [
  ['pause', 'let nothing through a channel until it is resumed'],
  ['resume', 'let a channel go on, at once'],
] as const) {
  channels
    .command(`${verb} <name>`)
    .description(what)
    .action(async (name: string) => (await import('./commands/channels.js')).turn(verb, name));
}

program
  .command('pause <reason>')
  .description('let nothing out: files are received and read, nothing is sent and nothing goes to Odoo')
  .action(async (reason: string) => (await import('./commands/pause.js')).pause(reason));

program
  .command('resume')
  .description('lift the pause: everything goes on at once')
  .option('--send-uncertain', 'send again what may have been sent before a backup was restored')
  .option('--holes-known', 'after a restore: go on although the reconciliation found holes')
  .action(async (options: { sendUncertain?: true; holesKnown?: true }) =>
    (await import('./commands/pause.js')).resume(options),
  );

program
  .command('restored')
  .description('after a backup was put back: jump control numbers, mark what may have been sent since, and pause')
  .option('--jump <numbers>', 'how far control numbers jump; by default one for each second of this installation')
  .action(async (options: { jump?: string }) => (await import('./commands/pause.js')).restored(options));

program
  .command('send <order>')
  .description('print what would go to a partner of an order: its number in Odoo, or a JSON file')
  .requiredOption('--partner <id>', 'whose profile writes it')
  .option('--dry-run', 'print it; nothing is sent')
  .option('--json', 'as JSON')
  .action(async (order: string, options: { partner: string; dryRun?: true; json?: true }) =>
    (await import('./commands/send.js')).send(order, options),
  );

program
  .command('reconcile')
  .description('add up what came against what became of it, and the ledger against Odoo; exit code 1 on a hole')
  .option('--since <day>', 'only what came, went out or was delivered since that day, such as 2026-11-23')
  .option('--json', 'as JSON')
  .action(async (options: { since?: string; json?: true }) =>
    (await import('./commands/reconcile.js')).reconcile(options),
  );

const audit = program.command('audit').description('the audit log: who did what');
audit
  .command('verify')
  .description('hold the log to its hashes and to the reconciliation statements; exit code 1 on the first misfit')
  .option('--json', 'as JSON')
  .action(async (options: { json?: true }) => (await import('./commands/audit.js')).verify(options));

program
  .command('password [user]')
  .description('set a new password for a console user (admin by default) and print it')
  .option('--without-code', 'ask for no second factor any more')
  .action(async (user: string | undefined, { withoutCode }: { withoutCode?: true }) =>
    (await import('./commands/password.js')).newPassword(user ?? 'admin', {
      secondFactor: withoutCode ? 'take' : 'keep',
    }),
  );

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are no mistakes.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
