import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CanonicalDocument } from '@quayside/canonical';
import { loadPartnerFolder, type ProfileSources } from '@quayside/partners';
import { describe, expect, it } from 'vitest';
import { ReadingLimit } from '../model/errors.js';
import type { ReadRequest } from '../ports/reading.js';
import { readInProcess } from './read-in-process.js';

const root = join(import.meta.dirname, '../../../..');
const { sources } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));

function sample(name: string): Buffer {
  const folder = join(root, 'test/corpus', name);
  const [file] = readdirSync(folder).filter((each) => each.startsWith('in.'));
  return readFileSync(join(folder, file ?? ''));
}

/** What a partner says of one document, with a line of its profile changed. */
async function documentsOf(id: string, bytes: Buffer, line: string, instead: string, format?: 'csv') {
  const own = sources.find((each) => each.profile.file.endsWith(`${id}.yaml`));
  if (!own?.profile.text.includes(line)) throw new Error(`the profile of ${id} has no ${line}`);
  const profile = { ...own.profile, text: own.profile.text.replace(line, instead) };
  const found: CanonicalDocument[] = [];
  for await (const event of readInProcess().read(request({ ...own, profile }, bytes, format))) {
    if (event.kind === 'set')
      found.push(
        ...event.documents.map((each) => JSON.parse(Buffer.from(each.document).toString()) as CanonicalDocument),
      );
  }
  return found;
}

function request(from: ProfileSources, bytes: Buffer, format: 'csv' | undefined): ReadRequest {
  const hash = createHash('sha256').update(from.profile.text).digest('hex');
  async function* chunks() {
    yield await Promise.resolve(bytes);
  }
  return { sources: from, hash, fileOffset: 0, chunks: chunks(), ...(format && { format }) };
}

describe('reading in this thread', () => {
  it('refuses a document with more lines than it may have', async () => {
    const own = sources.find((each) => each.profile.file.endsWith('acme.yaml'));
    if (!own) throw new Error('no profile of acme');
    const read = async (mostLines: number) => {
      const asked = { ...request(own, sample('acme/855-as-ordered'), undefined), mostLines };
      let sets = 0;
      for await (const event of readInProcess().read(asked)) if (event.kind === 'set') sets += 1;
      return sets;
    };
    await expect(read(1)).rejects.toEqual(new ReadingLimit('reading-lines', 1));
    expect(await read(3)).toBe(1);
  });

  it('gives what an expression of the profile makes of an interchange', async () => {
    const expression = `{ reads: { number: BAK.03 }, expression: '"SO of " & number' }`;
    const documents = await documentsOf('acme', sample('acme/855-as-ordered'), 'REF[VN].02', expression);
    expect(documents.map(referenceIn)).toEqual([expect.stringMatching(/^SO of \w+$/)]);
  });

  it('gives what an expression of the profile makes of rows', async () => {
    const overlay = `{ format: csv, overlay: { supplierReference: { reads: { order: order }, expression: '"SO of " & order' } } }`;
    const line = 'order-acknowledgement: [{ format: csv }, { format: json }]';
    const documents = await documentsOf(
      'kern',
      sample('kern/acknowledgement'),
      line,
      `order-acknowledgement: ${overlay}`,
      'csv',
    );
    expect(documents.map(referenceIn)).toEqual([expect.stringMatching(/^SO of \w+$/)]);
  });
});

function referenceIn(document: CanonicalDocument): string | undefined {
  return document.type === 'order-acknowledgement' ? document.supplierReference : undefined;
}
