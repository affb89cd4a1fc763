// Changes the code in one place after another and runs the unit tests: a change that no test notices is a test that is missing.
// Usage: npm run mutants              all of scripts/mutants/changes.mjs
//        npm run mutants -- tolerance  those whose file or reason has this word
// Works in a copy: the code itself is never touched. Ends with 1 when a change survives, or is no change any more.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { changes } from './mutants/changes.mjs';

const root = path.resolve(import.meta.dirname, '..');
const copy = mkdtempSync(path.join(os.tmpdir(), 'quayside-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

/** Where a change is looked for unless it names its own tests: the library that it is in, and who stands on it. */
const tests = {
  std: ['libs/std', 'libs/canonical', 'libs/matching'],
  canonical: ['libs/canonical', 'libs/matching', 'libs/odoo'],
  mapping: ['libs/mapping/src/values'],
  matching: ['libs/matching'],
  exchange: ['libs/exchange'],
  odoo: ['libs/odoo'],
};

for (const name of [
  'libs',
  'test',
  'mappings',
  'partner-profiles',
  'docs',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
]) {
  cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
}
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

/** Whether the tests pass with the code as it is in the copy now. */
function passes(folders) {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'unit', '--bail', '1', '--reporter', 'dot', ...folders],
    { cwd: copy, encoding: 'utf8' },
  );
  // What did not run at all killed nothing.
  if (!/Tests\s/.test(stdout)) throw new Error(`no test ran in ${folders.join(', ')}:\n${stdout}${stderr}`);
  return status === 0;
}

function testsOf({ file, tests: own }) {
  return own ?? tests[file.split('/')[1]];
}

/** `killed`, `survived`, or why it is no change of this code. */
function outcomeOf(change) {
  const file = path.join(copy, change.file);
  const code = readFileSync(file, 'utf8');
  const found = code.split(change.find).length - 1;
  if (found !== 1) return `not a change: "${change.find}" is there ${found} times`;
  writeFileSync(
    file,
    code.replace(change.find, () => change.replace),
  );
  try {
    return passes(testsOf(change)) ? 'survived' : 'killed';
  } finally {
    writeFileSync(file, code);
  }
}

const [word = ''] = process.argv.slice(2);
const chosen = changes.filter(({ file, why }) => `${file} ${why}`.includes(word));
for (const folders of new Set(chosen.map((each) => testsOf(each).join(' ')))) {
  if (!passes(folders.split(' '))) throw new Error(`the tests of ${folders} fail without any change`);
}
let alive = 0;
for (const change of chosen) {
  const outcome = outcomeOf(change);
  if (outcome !== 'killed') alive += 1;
  console.log(`${outcome.padEnd(9)} ${change.file}: ${change.why}`);
}
console.log(`\n${chosen.length - alive} of ${chosen.length} changes were noticed.`);
process.exitCode = alive === 0 ? 0 : 1;
