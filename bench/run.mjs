// Reads the same bytes with this project's reader, with the libraries that it replaces, and copies them, in one run: five rounds, in
// each every engine in a fresh process. Figures that matter are ratios, the median of those of each round, in which the load of the
// machine cancels out as far as it can. Usage: npm run bench -- [MEGABYTES] [ROUNDS]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { engines } from './engines.mjs';

const megabytes = process.argv[2] ?? '20';
const rounds = Number(process.argv[3] ?? 5);
const one = fileURLToPath(new URL('./one.mjs', import.meta.url));
const memory = fileURLToPath(new URL('./memory.mjs', import.meta.url));
const copy = 'memory copy';

/** Ours, the other, and how many times as fast ours is to be; none where the ratio is only told. */
const comparisons = [
  ['X12, walk, every text', 'node-x12, stream', 8],
  ['X12, segments kept, every text', 'node-x12, stream'],
  ['X12, walk, every text', 'x12-parser, stream'],
  ['X12, every text, 1 MB', 'node-x12, whole text, 1 MB', 20],
  ['EDIFACT, walk, every text', 'edifact, arrays', 2.5],
  ['EDIFACT, segments kept, every text', 'edifact, arrays'],
];

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const results = new Map(Object.keys(engines).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, measured] of results) {
    const output = execFileSync(process.execPath, [one, name, megabytes], { encoding: 'utf8' });
    measured.push(output.trim().split(' ').map(Number));
  }
}

/** The ratio of two engines in each round. */
const ratios = (name, other) => results.get(name).map(([speed], round) => speed / results.get(other)[round][0]);

console.log(`\n${megabytes} MB, medians of ${rounds} rounds, processor time of one thread, Node ${process.version}\n`);
for (const [name, measured] of results) {
  const speed = median(measured.map(([speed]) => speed));
  const peak = median(measured.map(([, peak]) => peak));
  const share = name === copy ? '' : `   1/${(1 / median(ratios(name, copy))).toFixed(0)} of a copy`;
  console.log(
    `${name.padEnd(36)} ${speed.toFixed(1).padStart(8)} MB/s   peak ${peak.toFixed(0).padStart(4)} MB${share}`,
  );
}
console.log('');
for (const [name, other, target] of comparisons) {
  const all = ratios(name, other);
  const reached = median(all);
  const spread = `${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)}`;
  const missing = `misses ${target} by ${((1 - reached / target) * 100).toFixed(0)} %`;
  const verdict = target === undefined ? '' : reached >= target ? `reaches ${target}` : missing;
  console.log(`${`${name} : ${other}`.padEnd(64)} ${reached.toFixed(2).padStart(6)}   (${spread})   ${verdict}`);
}
console.log('');
for (const size of ['20', '100', '500']) {
  process.stdout.write(execFileSync(process.execPath, [memory, size], { encoding: 'utf8' }));
}
