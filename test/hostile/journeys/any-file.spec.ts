import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fuzzRuns } from '../fuzz-runs.js';
import { faultsOf, openMixedHeart, profileFindings } from '../mixed-heart.js';
import { bytesSent, seedOf, seeds, sentFile } from './sent-files.js';
import { sentJson } from './sent-json.js';

// Whole journeys (receive, split, read, match, deliver) of damaged files, on the twin of the store, which refuses what PostgreSQL
// refuses. `npm run fuzz:journeys` makes the long runs.

it('has profiles without findings, and every seed file is read to documents', async () => {
  expect(profileFindings).toEqual([]);
  for (const { partner, name, bytes } of seeds) {
    const heart = openMixedHeart();
    const { file } = await heart.drop(name, bytes, { partner });
    expect([partner, name, file.state, faultsOf(heart)]).toEqual([partner, name, 'split', []]);
    const isDone = heart.twin.rows.documents().length > 0 || heart.twin.rows.exceptions().length > 0;
    expect([partner, name, isDone]).toEqual([partner, name, true]);
  }
});

it(
  'ends every document of JSON so, whatever stands where its values belong',
  async () => {
    await fc.assert(
      fc.asyncProperty(sentJson, async (text) => {
        const heart = openMixedHeart();
        await heart.drop('in.json', Buffer.from(text), { partner: 'mixed' });
        expect(faultsOf(heart)).toEqual([]);
      }),
      fuzzRuns(400),
    );
  },
  6 * 3600 * 1000,
);

it(
  'ends every file in documents, in findings before an owner, or refused',
  async () => {
    const slowest = { ms: 0, what: '' };
    await fc.assert(
      fc.asyncProperty(sentFile, async (sent) => {
        const heart = openMixedHeart();
        const { partner, name } = seedOf(sent.seed);
        const bytes = await bytesSent(sent);
        const from = performance.now();
        await heart.drop(name, bytes, { partner });
        const ms = performance.now() - from;
        if (ms > slowest.ms) Object.assign(slowest, { ms, what: `${partner}/${name}, ${bytes.length} bytes` });
        expect(faultsOf(heart)).toEqual([]);
      }),
      fuzzRuns(400),
    );
    if (process.env['QUAYSIDE_FUZZ']) console.log(`slowest ${slowest.ms.toFixed(0)} ms: ${slowest.what}`);
  },
  6 * 3600 * 1000,
);
