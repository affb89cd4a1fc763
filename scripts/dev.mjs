// Gateway and console, reloaded as their sources change: `npm run dev`.
// The gateway is compiled and restarted, the console is served by Vite, and PostgreSQL runs on, so that a restart is quick.
// Takes the variables of `npm start`, and QUAYSIDE_CONSOLE_PORT for the console; `-- --inspect` lets a debugger in on port 9229.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createServer } from 'vite';
import { takenPort, takenPorts } from '../libs/runtime/src/taken-ports.ts';
import { startCompiler } from './dev/compiler.mjs';
import { end } from './dev/end.mjs';
import { GatewayProcess } from './dev/gateway-process.mjs';

const root = path.resolve(import.meta.dirname, '..');
const host = '127.0.0.1';
const consolePort = Number(process.env.QUAYSIDE_CONSOLE_PORT || 8421);

const say = (text) => process.stdout.write(`[dev] ${text}\n`);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const taken = [
  ...(await takenPorts(process.env, root, ['http', 'sftp'])),
  await takenPort({ variable: 'QUAYSIDE_CONSOLE_PORT', host, port: consolePort }),
].filter((line) => line !== undefined);
if (taken.length > 0) {
  for (const line of taken) process.stderr.write(`quayside: ${line}\n`);
  process.exit(1);
}

const environment = { ...process.env, NODE_ENV: 'development' };
const inspect = process.argv.includes('--inspect') ? ['--inspect=127.0.0.1:9229'] : [];
const gateway = new GatewayProcess(root, environment, inspect);
/** What is to be closed at the end, the last opened first. */
const closers = [];

let changedAt = performance.now();
let builds = 0;
let started = false;
let turn = Promise.resolve();
say('Compiling ...');
const compiler = startCompiler(root, {
  onChange: () => (changedAt = performance.now()),
  onBuilt: () => {
    const build = ++builds;
    turn = turn.then(() => (build === builds ? restart() : undefined)).catch((error) => void fail(error));
  },
});
closers.push(() => end(compiler));
stopOnSignal();

/** For each good build: the first one brings up what outlives them, too. */
async function restart() {
  if (stopping) return;
  if (!started) return first();
  await gateway.stop();
  if (!stopping && (await gateway.start())) say(`The gateway runs again, ${seconds(changedAt)} after the change.`);
}

async function first() {
  started = true;
  await openDatabase();
  if (stopping) return;
  closers.push(() => gateway.stop());
  if (!(await gateway.start())) return void stop(1);
  const vite = await serveConsole();
  closers.push(() => vite.close());
  say(`Console, reloading: http://${host}:${consolePort}/console/`);
}

/** PostgreSQL of the data directory, unless DATABASE_URL names another one. */
async function openDatabase() {
  const { readConfig, runningGateway, startEmbeddedPostgres } = await import(
    pathToFileURL(path.join(root, 'dist/libs/runtime/src/index.js')).href
  );
  const config = readConfig(process.env, root);
  // What is wrong with the environment, and that a gateway runs already, the gateway itself says.
  if (!config.ok || config.value.databaseUrl || runningGateway(config.value.dataDirectory)) return;
  const { dataDirectory, postgresPort } = config.value;
  const postgres = await startEmbeddedPostgres(path.join(dataDirectory, 'postgres'), postgresPort);
  closers.push(() => postgres.stop());
  environment.DATABASE_URL = postgres.url;
  environment.DATABASE_OWNER_URL = postgres.ownerUrl;
}

async function serveConsole() {
  const server = { host, port: consolePort, strictPort: true };
  const vite = await createServer({ root: path.join(root, 'apps/console'), server, clearScreen: false });
  return vite.listen();
}

let stopping = false;

/** Waits for what is under way: a gateway that is being started is ended, and none is started after it. */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  await gateway.stop();
  await turn;
  for (const close of closers.splice(0).reverse()) await close();
  process.exit(code);
}

function fail(error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  return stop(1);
}

/** The children are in groups of their own: what stops us, from the terminal or from elsewhere, reaches them in order. */
function stopOnSignal() {
  let since;
  const onSignal = () => {
    // npm passes on what the terminal has sent us already.
    if (since !== undefined && performance.now() - since < 500) return;
    if (since !== undefined) {
      gateway.kill();
      compiler.kill('SIGKILL');
      process.exit(130);
    }
    since = performance.now();
    say('Stopping ...');
    stop(0).catch(fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
}
