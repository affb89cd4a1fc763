// Feeds damaged files to the EDI reader and checks what must hold for any bytes.
// Usage: npm run fuzz -- --runs N [--seed S]    the same seed makes the same files
import path from 'node:path';
import { runnerImport } from 'vite';

// The samples and the reader are run from their sources: neither is built for tests.
const root = path.resolve(import.meta.dirname, '..');
const { checkInvariants, mutated, random, seedFiles } = await runnerImport(
  path.join(root, 'test/samples/interchanges/index.ts'),
  { root, resolve: { tsconfigPaths: true } },
).then(({ module }) => module);

function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const runs = option('runs', 10_000);
const first = option('seed', 1);
const slowest = { ms: 0, seed: 0 };
const started = performance.now();
let reported = started;
for (let run = 0; run < runs; run++) {
  // Each run has a seed of its own, so that a failing one can be made again alone.
  const seed = first + run;
  const next = random(seed);
  const bytes = mutated(seedFiles[next(seedFiles.length)], next);
  const from = performance.now();
  try {
    checkInvariants(bytes, next);
  } catch (error) {
    console.error(`seed ${seed}: ${error.stack}`);
    console.error(JSON.stringify(Buffer.from(bytes).toString('latin1')));
    process.exit(1);
  }
  const now = performance.now();
  if (now - from > slowest.ms) Object.assign(slowest, { ms: now - from, seed });
  if (now - reported > 10_000) {
    reported = now;
    console.log(`${run + 1} of ${runs} runs, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
  }
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${runs} runs from seed ${first} in ${seconds.toFixed(0)} s: every invariant held; slowest ${slowest.ms.toFixed(0)} ms (seed ${slowest.seed}), peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);
