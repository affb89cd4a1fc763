// Reads the same bytes with this project's reader, with the libraries that it replaces and with a bare loop, in one run: five
// rounds, in each every engine in a fresh process. Figures that matter are ratios, the median of those of each round, in which the
// load of the machine cancels out. Usage: npm run bench -- [MEGABYTES] [ROUNDS]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { engines } from './engines.mjs';

const megabytes = process.argv[2] ?? '20';
const rounds = Number(process.argv[3] ?? 5);
const one = fileURLToPath(new URL('./one.mjs', import.meta.url));
const memory = fileURLToPath(new URL('./memory.mjs', import.meta.url));

/** Ours, the other, the least ratio and the one that is aimed at. */
const targets = [
  ['segments, lazy', 'byte loop', 0.35, 0.6],
  ['segments, every text', 'node-x12 stream', 6, 8],
  ['segments, every text, 1 MB', 'node-x12 parse, 1 MB', 20, 20],
  ['EDIFACT segments, lazy', 'edifact package, arrays', 3, 5],
  ['EDIFACT segments, every text', 'edifact package, arrays', 1.2, 1.5],
];

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const results = new Map(Object.keys(engines).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, measured] of results) {
    const output = execFileSync(process.execPath, [one, name, megabytes], { encoding: 'utf8' });
    measured.push(output.trim().split(' ').map(Number));
  }
}

console.log(`\n${megabytes} MB, medians of ${rounds} rounds, Node ${process.version}\n`);
for (const [name, measured] of results) {
  const speed = median(measured.map(([speed]) => speed));
  const peak = median(measured.map(([, peak]) => peak));
  console.log(`${name.padEnd(30)} ${speed.toFixed(1).padStart(8)} MB/s   peak ${peak.toFixed(0).padStart(4)} MB`);
}
console.log('');
for (const [name, other, least, aim] of targets) {
  const ratios = results.get(name).map(([speed], round) => speed / results.get(other)[round][0]);
  const reached = median(ratios);
  const short = `misses the target ${least} by ${((1 - reached / least) * 100).toFixed(0)} %`;
  const verdict = reached >= aim ? `reaches ${aim}` : reached >= least ? `reaches ${least}, aim ${aim}` : short;
  console.log(`${`${name} : ${other}`.padEnd(58)} ${reached.toFixed(2).padStart(6)}   ${verdict}`);
}
console.log('');
for (const size of ['20', '100', '500']) {
  process.stdout.write(execFileSync(process.execPath, [memory, size], { encoding: 'utf8' }));
}
