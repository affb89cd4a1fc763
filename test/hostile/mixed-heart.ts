import { createHash } from 'node:crypto';
import path from 'node:path';
import { openWrappers } from '@quayside/channels';
import type { LivePartner } from '@quayside/exchange';
import { openHeart, order, type Heart } from '@quayside/heart';
import { compilePartner, loadPartnerFolder } from '@quayside/partners';
import { must, type Finding } from '@quayside/std';

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['partner-profiles', 'test/corpus/profiles', 'test/hostile/profiles'];
const loaded = await Promise.all(
  folders.map((folder) => loadPartnerFolder(path.join(root, folder), path.join(root, 'mappings'))),
);

/** What is wrong with the profiles that hostile files come to. */
export const profileFindings: readonly Finding[] = loaded.flatMap(({ findings }) => findings);

const partners: readonly LivePartner[] = loaded.flatMap(({ sources }) =>
  sources.map((each) => {
    const hash = createHash('sha256').update(each.profile.text).digest('hex');
    const release = `${hash.slice(0, 8)}-0000-4000-8000-${hash.slice(0, 12)}`;
    return { partner: must(compilePartner(each)), sources: each, release, number: 1 };
  }),
);
const wrappers = openWrappers({ secrets: async () => 'no key' });

/** `exchange` in memory with every partner of the demo, of the corpus and of this folder, with wrappers that are real. */
export function openMixedHeart(): Heart {
  const heart = openHeart({ around: (ports) => ({ ...ports, wrappers }) });
  heart.partners.splice(0, heart.partners.length, ...partners);
  for (const number of ['P00001', 'PO4711', '4500012345']) heart.erp.put(order(number));
  return heart;
}

/** What is wrong with how things stand once nothing is left to do; nothing in a good end. */
export function faultsOf({ twin }: Heart): string[] {
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
