// Builds dist/ when it is missing or older than a source. `--force` builds in any case.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'dist/.built');
const sources = ['apps', 'libs', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

/** The time of the newest file below a path; tests do not count. */
function newest(at) {
  const entry = statSync(at, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return at.endsWith('.spec.ts') ? 0 : entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(at).map((name) => newest(path.join(at, name))));
}

/** One step of the build: what it makes, and the program that makes it. */
const steps = [
  // One compilation for both applications and all libraries.
  { makes: 'gateway, command line and libraries', with: ['nest', 'build', 'gateway'] },
  {
    makes: 'console',
    with: ['vite', 'build', 'apps/console', '--outDir', '../../dist/console', '--emptyOutDir', '--logLevel', 'warn'],
  },
];

/** What it prints is shown when it is done, behind the line of its step. */
function run([name, ...args]) {
  const command = path.join(root, 'node_modules/.bin', name);
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return { status: status ?? 1, said: `${stdout}${stderr}` };
}

function say(text) {
  process.stderr.write(text);
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const begun = new Date();
const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
if (process.argv.includes('--force') || sources.some((each) => newest(path.join(root, each)) > built)) {
  const all = performance.now();
  say('Building Quayside (only when something has changed):\n');
  for (const [index, step] of steps.entries()) {
    const since = performance.now();
    say(`  ${index + 1} of ${steps.length}: ${step.makes} ...`);
    const { status, said } = run(step.with);
    say(`${status === 0 ? '' : ' failed after'} ${seconds(since)}\n${said}`);
    if (status !== 0) process.exit(status);
  }
  say(`Built in ${seconds(all)}.\n`);
  writeFileSync(stamp, '');
  // What was written while we built is newer than this.
  utimesSync(stamp, begun, begun);
}
