// Runs one engine in a process of its own, so that none suffers from what another left behind. Warm-ups, at least two and for half a
// second, since a gateway runs for days; then the median of three. Prints MB/s and the peak memory in MB.
import { chunksOf, engines } from './engines.mjs';

const [name, megabytes] = process.argv.slice(2);
const { input, run } = engines[name];
const bytes = input(Number(megabytes) * 1e6);
const chunks = chunksOf(bytes);
const speeds = [];
const begun = performance.now();
for (let n = 0; n < 2 || performance.now() - begun < 500; n++) await run(chunks);
for (let n = 0; n < 3; n++) {
  const from = process.hrtime.bigint();
  await run(chunks);
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  speeds.push(bytes.length / 1e6 / seconds);
}
speeds.sort((a, b) => a - b);
console.log(`${speeds[1]} ${process.resourceUsage().maxRSS / 1024}`);
