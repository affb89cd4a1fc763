import 'reflect-metadata';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig, readRoles, StartupError, type Role } from '@quayside/runtime';
import { greeting, demoText } from './greeting.js';
import { sayOn } from './say.js';
import { startGateway, type Gateway } from './start-gateway.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
const say = sayOn(process);

outliveTerminal();
await main();

/** One process of the gateway. What keeps it from starting is said in one line each, and ends it with 1. */
async function main(): Promise<void> {
  const begun = readArguments();
  const config = readConfig(process.env, root);
  if (!config.ok) return end(config.error);
  if (!begun.ok) return end([begun.error]);
  say('Quayside is starting ...');
  const stopping = new AbortController();
  const starting = Promise.withResolvers<Gateway>();
  // Before it takes its directory: whoever sees that it runs may stop it.
  stopOnSignal(starting.promise, stopping);
  starting.resolve(
    startGateway({
      config: config.value,
      root,
      roles: begun.roles,
      demo: begun.demo,
      terminal: process.stdout.isTTY,
      say: (line) => say(demoText(line)),
      stopping: stopping.signal,
    }),
  );
  try {
    const gateway = await starting.promise;
    if (!stopping.signal.aborted) say(greeting(gateway));
  } catch (error) {
    if (error instanceof StartupError) return end([error.message]);
    throw error;
  }
}

type Arguments =
  | { readonly ok: true; readonly roles: readonly Role[]; readonly demo: boolean }
  | { readonly ok: false; readonly error: string };

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: { roles: { type: 'string' }, 'no-demo': { type: 'boolean', default: false } },
    });
    const roles = readRoles(values.roles);
    return roles.ok ? { ok: true, roles: roles.value, demo: !values['no-demo'] } : { ok: false, error: roles.error };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function end(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`quayside: ${line}\n`);
  process.exitCode = 1;
}

/** What reaches us from the terminal reaches us from the launcher as well, within less than this. */
const sameSignalMs = 500;

/** The first signal stops cleanly, also while it starts; a second one ends at once. Nothing is lost either way. */
function stopOnSignal(starting: Promise<Gateway>, stopping: AbortController): void {
  let since: number | undefined;
  const onSignal = () => {
    if (since !== undefined && performance.now() - since < sameSignalMs) return;
    if (since !== undefined) process.exit(130);
    since = performance.now();
    stopping.abort();
    say('\nQuayside is stopping: steps under way are finished first ...');
    // A start that fails has stopped what it began, and says why.
    void starting.then(stop, () => undefined);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

async function stop(gateway: Gateway): Promise<void> {
  try {
    await gateway.stop();
    say('Stopped.');
    process.exit(0);
  } catch (error) {
    gateway.runtime.log.error({ event: 'stop.failed', err: error });
    process.exit(1);
  }
}

/** A terminal that was closed reads no more: what is said is lost, and the gateway stops as cleanly as before. */
function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
