import { checkInvariants, mutated, random, seedFiles } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';

// A short run with a fixed seed; `npm run fuzz` makes the long ones.
it.each([1, 2, 3, 4])('tiles, reads and answers any bytes, the same for any chunking (%i)', (seed) => {
  const next = random(seed);
  for (let run = 0; run < 120; run++) checkInvariants(mutated(seedFiles[next(seedFiles.length)]!, next), next);
});

it('reads its seed files without a fatal finding', () => {
  for (const bytes of seedFiles) expect(() => checkInvariants(bytes, random(5))).not.toThrow();
});
