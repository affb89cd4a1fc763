// Runs one engine in a process of its own, so that none suffers from what another left behind. Warm-ups, at least two and for half a
// second, since a gateway runs for days; then the median of three, each of at least 0.3 s. Time is that of the thread on a processor,
// so that others on the machine count as little as they can. Prints MB/s and the peak memory in MB.
import { chunksOf, engines } from './engines.mjs';

const [name, megabytes] = process.argv.slice(2);
const { input, run } = engines[name];
const bytes = input(Number(megabytes) * 1e6);
const chunks = chunksOf(bytes);
const leastMicroseconds = 300_000;
const begun = performance.now();
for (let n = 0; n < 2 || performance.now() - begun < 500; n++) await run(chunks);

async function speed() {
  const from = process.threadCpuUsage();
  for (let runs = 1; ; runs++) {
    await run(chunks);
    const { user, system } = process.threadCpuUsage(from);
    if (user + system >= leastMicroseconds) return (bytes.length * runs) / (user + system);
  }
}

const speeds = [await speed(), await speed(), await speed()].sort((a, b) => a - b);
console.log(`${speeds[1]} ${process.resourceUsage().maxRSS / 1024}`);
