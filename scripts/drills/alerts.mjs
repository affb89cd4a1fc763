// Makes each failure that we alert on, with a real gateway and a real Prometheus that has our rules: the alert must fire, and settle
// when what its runbook says was done. Thresholds and times are those of the rules, at the pace of a drill.
// Usage: npm run drill:alerts -- [NAME ...], such as odoo-away; all of them without a name.
// Needs Debian's prometheus and postgresql; disk-full needs root, for a small file system of its own.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { openStage } from './support/stage.mjs';

const folder = path.join(import.meta.dirname, 'alerts');
const all = readdirSync(folder).map((name) => path.basename(name, '.mjs'));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
assert.deepEqual(
  wanted.filter((name) => !all.includes(name)),
  [],
  `there is none of that name: ${all.join(', ')}`,
);

const failed = [];
for (const name of wanted) {
  const { alert, stage: needs, run } = await import(path.join(folder, `${name}.mjs`));
  const stage = await openStage(needs);
  try {
    console.log(`${name}: ${alert}`);
    await run(stage, stage.prometheus);
    console.log('  it fired, and settled');
  } catch (error) {
    failed.push(name);
    console.log(`  FAILED: ${error.message}`);
  } finally {
    await stage.close();
  }
}
if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nThe drills went well.');
