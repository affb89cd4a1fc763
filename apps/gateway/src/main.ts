import 'reflect-metadata';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig, readRoles, StartupError, type Role } from '@quayside/runtime';
import { greeting, demoText } from './greeting.js';
import { sayOn } from './say.js';
import { startGateway, type Gateway } from './start-gateway.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
const say = sayOn(process.stdout);

await main();

/** One process of the gateway. What keeps it from starting is said in one line each, and ends it with 1. */
async function main(): Promise<void> {
  const begun = readArguments();
  const config = readConfig(process.env, root);
  if (!config.ok) return end(config.error);
  if (!begun.ok) return end([begun.error]);
  say('Quayside is starting ...');
  try {
    const gateway = await startGateway({
      config: config.value,
      root,
      roles: begun.roles,
      demo: begun.demo,
      terminal: process.stdout.isTTY,
      say: (line) => say(demoText(line)),
    });
    stopOnSignal(gateway);
    say(greeting(gateway));
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

/** The first signal stops cleanly, a second one at once; nothing is lost either way. */
function stopOnSignal(gateway: Gateway): void {
  let stoppingSince: number | undefined;
  const onSignal = () => {
    if (stoppingSince !== undefined && performance.now() - stoppingSince < sameSignalMs) return;
    if (stoppingSince !== undefined) process.exit(130);
    stoppingSince = performance.now();
    say('\nQuayside is stopping: steps under way are finished first ...');
    gateway.stop().then(
      () => {
        say('Stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        gateway.runtime.log.error({ event: 'stop.failed', err: error });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
