import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InterchangeReading } from '@quayside/edi';
import { compilePartner, loadPartnerFolder } from '@quayside/partners';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { controlTextOf } from '../model/control-number.js';
import type { FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { Claim, Tx } from '../ports/store.js';
import type { Sender } from './identify.js';
import { readInProcess } from './read-in-process.js';
import { readInterchange } from './read-interchange.js';
import type { Received } from './received.js';

const root = join(import.meta.dirname, '../../../..');
const { sources: all } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));
const sources = all.find((each) => each.profile.file.endsWith('acme.yaml'));
if (!sources) throw new Error('no profile of acme');
const partner = must(compilePartner(sources));
const whole = readFileSync(join(root, 'test/corpus/acme/855-as-ordered/in.x12'));
/** Without its trailer: refused whole. */
const cut = whole.subarray(0, whole.lastIndexOf('IEA'));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function headOf(bytes: Buffer): Promise<InterchangeReading> {
  for await (const event of readInProcess().read(request(bytes))) if (event.kind === 'end') return event.reading;
  throw new Error('no envelope');
}

function request(bytes: Buffer) {
  return { sources: sources as NonNullable<typeof sources>, hash: partner.hash, fileOffset: 0, chunks: inOne(bytes) };
}

async function* inOne(bytes: Buffer) {
  yield await Promise.resolve(bytes);
}

interface Before {
  readonly claim?: Claim;
  readonly reuseAccepted?: boolean;
  /** As the profile has agreed. */
  readonly ignoresNumbers?: boolean;
}

/** Reads one interchange over a store that knows one claim, and gives what the transaction was asked to write. */
async function writesFor(
  bytes: Buffer,
  { claim, reuseAccepted = false, ignoresNumbers = false }: Before = {},
): Promise<string[]> {
  const writes: string[] = [];
  const said: Record<string, (...args: never[]) => unknown> = {
    claim: (_number: unknown, { arrival }: Claim, { over }: { over?: string }) =>
      void writes.push(`claim for ${arrival}${over === undefined ? '' : ` over ${over}`}`),
    releaseClaims: (arrival: string) => void writes.push(`release ${arrival}`),
    move: (_kind: string, _row: unknown, to: string) => void writes.push(`move to ${to}`),
    enqueue: ({ queue }: { queue: string }) => void writes.push(`wake ${queue}`),
    openException: ({ code }: { code: string }) => void writes.push(`exception ${code}`),
    insertDocument: ({ state }: { state: string }) => void writes.push(`document ${state}`),
    rejectInserted: (_arrival: string, sets: number[]) => void writes.push(`reject sets ${sets.join()}`),
    repeatDispatch: ({ name }: { name: string }) => void writes.push(`repeat ${name}`),
    dispatchesAnswering: () => [{ name: '997-1.edi', type: '997', channel: 'sftp-poll' }],
    nextControlNumber: () => writes.push('own number'),
    highestVersion: () => 0,
    outboundsOf: () => [],
    file: () => file,
  };
  const tx = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        async (...args: never[]) =>
          said[name]?.(...args),
    },
  );
  const ports = {
    clock: { now: () => new Date('2026-11-24T12:00:00Z') },
    id: () => 'id',
    reading: readInProcess(),
    store: {
      payloads: { read: () => inOne(bytes) },
      claimOf: async () => claim,
      commit: async (work: (tx: Tx) => Promise<unknown>) => work(tx as Tx),
    },
  } as unknown as Ports;
  const head = await headOf(bytes);
  const duplicates = { ...partner.profile.duplicates, ...(ignoresNumbers && { controlNumber: 'ignore' as const }) };
  const agreed = { ...partner, profile: { ...partner.profile, duplicates } };
  const live = { partner: agreed, sources: request(bytes).sources, release: 'r1', number: 1 };
  const number = { sender: 'ZZ/ACME', receiver: 'ZZ/QUAYSIDE', usage: 'live', number: controlTextOf(head) } as const;
  const sender: Sender = { live, head, usage: 'live', controlNumber: number };
  const arrival = {
    id: 'a1',
    file: 'f1',
    index: 0,
    offset: 0,
    length: bytes.length,
    state: 'received',
    partner: 'acme',
  };
  await readInterchange(ports, { ...arrival, reuseAccepted } as unknown as Received, file, sender);
  return writes;
}

const file = { id: 'f1', partner: 'acme', channel: 'sftp-drop', account: 'acme', payload: 'p1' } as FileRow;

describe('an interchange', () => {
  it('claims its number, becomes documents, wakes its lane, and takes our number for the answer at last', async () => {
    expect(await writesFor(whole)).toEqual([
      'claim for a1',
      'document accepted',
      'move to read',
      'wake lane',
      'own number',
    ]);
  });

  it('that is cut off is refused with its set, gives its number back, and lets what waited behind it go on', async () => {
    const writes = await writesFor(cut);
    expect(writes).toContain('release a1');
    expect(writes).toContain('reject sets 0');
    expect(writes).toContain('wake lane');
  });

  it('with the number and the bytes of an earlier one is a duplicate, and answered as that was', async () => {
    expect(await writesFor(whole, { claim: { arrival: 'a0', sha256: sha256(whole) } })).toEqual([
      'move to duplicate',
      'repeat 997-1.edi',
      'wake dispatch',
      'wake lane',
    ]);
  });

  it('with the number of an earlier one and other bytes waits for operations', async () => {
    const writes = await writesFor(whole, { claim: { arrival: 'a0', sha256: 'other' } });
    expect(writes.slice(0, 2)).toEqual(['move to quarantined', 'exception control-number-reused']);
    expect(writes).not.toContain('document accepted');
  });

  it('with the number of an earlier one and other bytes is read where numbers say nothing', async () => {
    const writes = await writesFor(whole, { claim: { arrival: 'a0', sha256: 'other' }, ignoresNumbers: true });
    expect(writes.slice(0, 2)).toEqual(['claim for a1 over a0', 'document accepted']);
    const same = await writesFor(whole, { claim: { arrival: 'a0', sha256: sha256(whole) }, ignoresNumbers: true });
    expect(same[0]).toBe('move to duplicate');
  });

  it('that is processed again is no duplicate of itself', async () => {
    expect(await writesFor(whole, { claim: { arrival: 'a1', sha256: sha256(whole) } })).toContain('document accepted');
  });

  it('whose reused number a person accepted takes the number over', async () => {
    const writes = await writesFor(whole, { claim: { arrival: 'a0', sha256: 'other' }, reuseAccepted: true });
    expect(writes.slice(0, 2)).toEqual(['claim for a1 over a0', 'document accepted']);
  });
});
