import type { PartnerProfile } from '@quayside/partners';
import { shownFinding, type Finding } from '@quayside/std';
import { newFileId } from '../model/file-id.js';
import type { FileRow, WrapperKind } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { WrapperFault, type WrappedEntry } from '../ports/wrappers.js';
import { bytesOf } from '../step/payload-bytes.js';
import { PayloadWriter, type Written } from '../receive/payload-writer.js';
import { moveToWait } from '../step/waiting.js';
import { entryName } from './entry-name.js';
import { roomFor, tooLarge, tooMany, type Room } from './wrapper-room.js';
import { wrapperOf } from './wrapper-of.js';

type Stored = FileRow & { readonly state: 'stored' };

/** Folders and links in a wrapper, however few files it may hold; and for each file that it may. */
const asideLeast = 1000;
const asidePerFile = 10;

/** What is no file in a wrapper is told one by one up to here. */
const asideTold = 100;

/** An entry whose bytes are in the store. */
interface Unwrapped extends Written {
  readonly entry: number;
  readonly name: string;
  readonly payload: string;
}

/**
 * A file that is a wrapper becomes the files that lie in it, each with its own job; they go the road of every file. Returns
 * whether the file is dealt with. The bytes are written while they come out; one commit makes the files and settles the
 * wrapper, so that an attempt that broke leaves nothing but bytes that the next one begins anew.
 */
export async function unwrap(ports: Ports, file: Stored): Promise<boolean> {
  const live = await ports.partners.byId(file.partner);
  const profile = live?.partner.profile;
  const beginning = await bytesOf(ports.store.payloads.read(file.payload, 0, 512));
  const kind = wrapperOf(beginning, profile?.openpgp !== undefined);
  try {
    if (!kind) return await mayComeBare(ports, file, profile);
    await unwrapAs(ports, file, kind, profile);
  } catch (error) {
    if (!(error instanceof WrapperFault)) throw error;
    await refuse(ports, file, kind, error);
  }
  return true;
}

/** Where signatures were agreed, a file that came in no envelope of OpenPGP is not taken for the partner's. */
async function mayComeBare(ports: Ports, file: Stored, profile: PartnerProfile | undefined): Promise<false> {
  if (profile?.openpgp?.signature !== 'required' || file.size === 0) return false;
  const around = await ports.store.wrappersAround(file.id);
  if (around.some(({ wrapper }) => wrapper === 'openpgp')) return false;
  throw new WrapperFault(
    'openpgp-expected',
    `${file.name} is not signed: the profile says that what this partner sends comes in OpenPGP with a signature.`,
  );
}

async function unwrapAs(
  ports: Ports,
  file: Stored,
  kind: WrapperKind,
  profile: PartnerProfile | undefined,
): Promise<void> {
  const room = await roomFor(ports.store, file, kind, profile?.wrappers);
  const { payloads } = ports.store;
  const read = (offset?: number, length?: number) => payloads.read(file.payload, offset, length);
  const wrapper = { kind, name: file.name, size: file.size, read, openpgp: profile?.openpgp };
  const parts: Unwrapped[] = [];
  const findings: Finding[] = [];
  let left = room.bytes;
  const aside = new Aside();
  for await (const each of ports.wrappers.open(wrapper)) {
    if (each.kind === 'ignored') aside.push(each, file, room.limits);
    else if (each.kind === 'remark') findings.push(findingOf(each));
    else {
      if (parts.length >= room.files) throw tooMany(file, room.limits);
      const part = await writeEntry(ports, file, each, parts.length, { ...room, bytes: left });
      left -= part.size;
      parts.push(part);
    }
  }
  if (parts.length === 0) {
    throw new WrapperFault(
      'wrapper-empty',
      `${file.name} is a ${kind} file in which no file lies. The sender should look at what it sends.`,
    );
  }
  await settle(ports, file, kind, parts, [...findings, ...aside.findings()]);
}

async function writeEntry(
  { store }: Ports,
  file: Stored,
  { name, bytes }: Extract<WrappedEntry, { kind: 'file' }>,
  entry: number,
  room: Room,
): Promise<Unwrapped> {
  const payload = await store.commit((tx) => tx.beginEntry(file.id, entry));
  const writer = new PayloadWriter(store.payloads, payload);
  for await (const chunk of bytes) {
    if (writer.size + chunk.length > room.bytes) throw tooLarge(file, name, room.limits);
    await writer.write(chunk);
  }
  return { entry, name: entryName(name) || `${file.name}-${entry + 1}`, payload, ...(await writer.finish()) };
}

async function settle(
  ports: Ports,
  file: Stored,
  kind: WrapperKind,
  parts: readonly Unwrapped[],
  findings: readonly Finding[],
): Promise<void> {
  const { partner, channel, account, usage, receivedAt } = file;
  await ports.store.commit(async (tx) => {
    const what = `${kind}: ${parts.length} file${parts.length === 1 ? '' : 's'} in it`;
    await tx.move('file', file, 'split', { what, patch: { wrapper: kind, findings } });
    for (const part of parts) {
      const at = { id: newFileId(ports), partner, channel, account, usage, receivedAt, parent: file.id };
      const child = await tx.insertFile({ ...at, ...part });
      await tx.journal({
        ...{ kind: 'file', row: child.id, to: 'stored', actor: 'splitFile', partner },
        what: `${child.name}, ${child.size} bytes, out of ${file.name}`,
        detail: { sha256: child.sha256, parent: file.id },
      });
    }
    await tx.enqueue({ queue: 'file', whose: partner });
    await tx.endUnwrapping(file.id, 'kept');
  });
}

async function refuse(ports: Ports, file: Stored, kind: WrapperKind | undefined, fault: WrapperFault): Promise<void> {
  const { code, message, owner } = fault;
  const findings: readonly Finding[] = [{ code, severity: 'fatal', message }];
  const patch = { wrapper: kind ?? null, findings };
  await ports.store.commit(async (tx) => {
    await tx.endUnwrapping(file.id, 'forgotten');
    await moveToWait(ports, tx, 'file', file, 'unreadable', { owner, code, message }, patch);
  });
}

function findingOf(each: Exclude<WrappedEntry, { kind: 'file' }>): Finding {
  if (each.kind === 'remark') {
    return shownFinding({ code: each.code, severity: each.serious ? 'warn' : 'info', message: each.message });
  }
  const message = `${entryName(each.name)}: ${each.why}, left aside`;
  return shownFinding({ code: 'entry-ignored', severity: 'info', message });
}

/** What is no file: some of it one by one, of the rest how many there are. */
class Aside {
  readonly #told: Finding[] = [];
  #more = 0;

  /** Throws WrapperFault when there are more of them than anybody packs. */
  push(each: Extract<WrappedEntry, { kind: 'ignored' }>, file: FileRow, limits: Room['limits']): void {
    const most = Math.max(asideLeast, asidePerFile * limits.entries);
    if (this.#told.length + this.#more >= most) throw tooMany(file, limits);
    if (this.#told.length < asideTold) this.#told.push(findingOf(each));
    else this.#more += 1;
  }

  findings(): readonly Finding[] {
    if (this.#more === 0) return this.#told;
    const message = `${this.#more} more that are no files, left aside`;
    return [...this.#told, { code: 'entry-ignored', severity: 'info', message }];
  }
}
