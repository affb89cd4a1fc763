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

function run(name, args) {
  const command = path.join(root, 'node_modules/.bin', name);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  if (status !== 0) process.exit(status ?? 1);
}

const begun = new Date();
const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
if (process.argv.includes('--force') || sources.some((each) => newest(path.join(root, each)) > built)) {
  process.stderr.write('Building Quayside (only when something changed) ...\n');
  // One compilation for both applications and all libraries.
  run('nest', ['build', 'gateway']);
  if (existsSync(path.join(root, 'apps/console/vite.config.ts'))) {
    run('vite', ['build', 'apps/console', '--outDir', '../../dist/console', '--emptyOutDir', '--logLevel', 'warn']);
  }
  writeFileSync(stamp, '');
  // What was written while we built is newer than this.
  utimesSync(stamp, begun, begun);
}
