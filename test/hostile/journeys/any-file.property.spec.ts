import { createHash } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { openWrappers } from '@quayside/channels';
import type { LivePartner } from '@quayside/exchange';
import { openHeart, order, type Heart } from '@quayside/heart';
import { compilePartner, loadPartnerFolder } from '@quayside/partners';
import { must } from '@quayside/std';
import { expect, it } from 'vitest';
import { fuzzRuns } from '../fuzz-runs.js';
import { sentJson } from './sent-json.js';
import { bytesSent, seedOf, seeds, sentFile } from './sent-files.js';

// Whole journeys (receive, split, read, match, deliver) of damaged files, on the twin of the store, which refuses what PostgreSQL
// refuses. `npm run fuzz:journeys` makes the long runs.

const root = path.resolve(import.meta.dirname, '../../..');
const folders = ['partner-profiles', 'test/corpus/profiles', 'test/hostile/profiles'];
const loaded = await Promise.all(
  folders.map((folder) => loadPartnerFolder(path.join(root, folder), path.join(root, 'mappings'))),
);
const partners: LivePartner[] = loaded.flatMap(({ sources }) =>
  sources.map((each) => {
    const hash = createHash('sha256').update(each.profile.text).digest('hex');
    const release = `${hash.slice(0, 8)}-0000-4000-8000-${hash.slice(0, 12)}`;
    return { partner: must(compilePartner(each)), sources: each, release, number: 1 };
  }),
);
const wrappers = openWrappers({ secrets: async () => 'no key' });

function open(): Heart {
  const heart = openHeart({ around: (ports) => ({ ...ports, wrappers }) });
  heart.partners.splice(0, heart.partners.length, ...partners);
  for (const number of ['P00001', 'PO4711', '4500012345']) heart.erp.put(order(number));
  return heart;
}

/** What is wrong with how things stand once nothing is left to do; nothing in a good end. */
function faultsOf({ twin }: Heart): string[] {
  const open = twin.rows.exceptions().filter(({ closedAt }) => closedAt === null);
  const waits = (id: string) => open.some(({ subject }) => subject === id);
  const faults = open
    .filter(({ code }) => code.startsWith('step-'))
    .map(({ code, message }) => `${code}: ${message} ${JSON.stringify(twin.journal().find((line) => line.detail))}`);
  for (const { id, state } of twin.rows.files()) {
    if (state === 'stored' || (state === 'unreadable' && !waits(id))) faults.push(`a file is ${state} before nobody`);
  }
  for (const { id, state } of twin.rows.arrivals()) {
    const isAside = state === 'unreadable' || state === 'quarantined';
    if (state === 'received' || (isAside && !waits(id))) faults.push(`an arrival is ${state} before nobody`);
  }
  for (const { id, state, lane } of twin.rows.documents()) {
    const isLeft = (state === 'accepted' && lane !== null) || state === 'held';
    if (isLeft && !waits(id)) faults.push(`a document is ${state} before nobody`);
  }
  return faults;
}

it('has profiles without findings, and every seed file is read to documents', async () => {
  expect(loaded.flatMap(({ findings }) => findings)).toEqual([]);
  for (const { partner, name, bytes } of seeds) {
    const heart = open();
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
        const heart = open();
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
        const heart = open();
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
