import { createHash } from 'node:crypto';
import type { PartnerProfile } from '@quayside/partners';
import type { Finding } from '@quayside/std';
import { bytesOf } from './payload-bytes.js';
import type { Ports } from './ports/ports.js';
import { WrapperFault, type WrappedEntry } from './ports/wrappers.js';
import type { FileRow, WrapperKind } from './rows.js';
import { wrapperOf } from './wrapper-of.js';

type Stored = FileRow & { readonly state: 'stored' };
type Limits = PartnerProfile['wrappers'];

/** From here on the ratio counts: a small file of blanks is no bomb. */
const ratioFrom = 10 * 1024 * 1024;
const usualLimits: Limits = { entries: 1000, unpacked: 2 * 1024 ** 3, ratio: 200, depth: 3 };

/** What is no file in a wrapper is told one by one up to here. */
const asideTold = 100;

/** An entry whose bytes are in the store. */
interface Unwrapped {
  readonly entry: number;
  readonly name: string;
  readonly payload: string;
  readonly size: number;
  readonly sha256: string;
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
  const room = await roomFor(ports, file, kind, profile?.wrappers ?? usualLimits);
  const { payloads } = ports.store;
  const read = (offset?: number, length?: number) => payloads.read(file.payload, offset, length);
  const wrapper = { kind, name: file.name, size: file.size, read, openpgp: profile?.openpgp };
  const parts: Unwrapped[] = [];
  const findings: Finding[] = [];
  let left = room.bytes;
  const aside = new Aside();
  for await (const each of ports.wrappers.open(wrapper)) {
    if (each.kind === 'ignored') aside.push(each);
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

interface Room {
  readonly files: number;
  readonly bytes: number;
  readonly limits: Limits;
}

/** What may still come out, of all that the outermost wrapper holds: wrappers in wrappers have no limits of their own. */
async function roomFor(ports: Ports, file: Stored, kind: WrapperKind, limits: Limits): Promise<Room> {
  const around = await ports.store.wrappersAround(file.id);
  if (around.length > limits.depth) {
    throw new WrapperFault(
      'wrapper-too-deep',
      `${file.name} is a ${kind} file inside ${around.length - 1} others: ${limits.depth} were agreed (wrappers.depth).`,
    );
  }
  const outermost = around.at(-1) ?? file;
  const used = await ports.store.unwrappedFrom(outermost.id);
  const byRatio = Math.max(ratioFrom, outermost.size * limits.ratio);
  return {
    files: limits.entries - used.files,
    bytes: Math.min(limits.unpacked, byRatio) - used.bytes,
    limits,
  };
}

async function writeEntry(
  ports: Ports,
  file: Stored,
  { name, bytes }: Extract<WrappedEntry, { kind: 'file' }>,
  entry: number,
  room: Room,
): Promise<Unwrapped> {
  const payload = await ports.store.commit((tx) => tx.beginEntry(file.id, entry));
  const hash = createHash('sha256');
  const { chunkSize } = ports.store.payloads;
  let parts: Uint8Array[] = [];
  let buffered = 0;
  let index = 0;
  let size = 0;
  const flush = async (length: number) => {
    const all = Buffer.concat(parts);
    await ports.store.payloads.append(payload, index++, all.subarray(0, length));
    parts = [all.subarray(length)];
    buffered = all.length - length;
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > room.bytes) throw tooLarge(file, name, room.limits);
    hash.update(chunk);
    parts.push(chunk);
    buffered += chunk.length;
    while (buffered >= chunkSize) await flush(chunkSize);
  }
  if (buffered > 0) await flush(buffered);
  return { entry, name: cleanName(name) || `${file.name}-${entry + 1}`, payload, size, sha256: hash.digest('hex') };
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
      const at = { id: ports.id(), partner, channel, account, usage, receivedAt, parent: file.id };
      const child = await tx.insertFile({ ...at, ...part });
      await tx.journal({
        ...{ kind: 'file', row: child.id, to: 'stored', actor: 'splitFile', partner },
        what: `${child.name}, ${child.size} bytes, out of ${file.name}`,
        detail: { sha256: child.sha256, parent: file.id },
      });
      await tx.enqueue({ queue: 'file', key: child.id });
    }
    await tx.endUnwrapping(file.id, 'kept');
  });
}

async function refuse(ports: Ports, file: Stored, kind: WrapperKind | undefined, fault: WrapperFault): Promise<void> {
  const { code, message, owner } = fault;
  const finding = { code, severity: 'fatal' as const, message };
  await ports.store.commit(async (tx) => {
    await tx.endUnwrapping(file.id, 'forgotten');
    await tx.move('file', file, 'unreadable', { what: message, patch: { wrapper: kind ?? null, findings: [finding] } });
    await tx.openException(
      { subjectKind: 'file', subject: file.id, partner: file.partner, owner, code, message },
      ports.clock.now(),
    );
  });
}

function findingOf(each: Exclude<WrappedEntry, { kind: 'file' }>): Finding {
  if (each.kind === 'remark') {
    return { code: each.code, severity: each.serious ? 'warn' : 'info', message: each.message };
  }
  return { code: 'entry-ignored', severity: 'info', message: `${cleanName(each.name)}: ${each.why}, left aside` };
}

/** What is no file: some of it one by one, of the rest how many there are. */
class Aside {
  readonly #told: Finding[] = [];
  #more = 0;

  push(each: Extract<WrappedEntry, { kind: 'ignored' }>): void {
    if (this.#told.length < asideTold) this.#told.push(findingOf(each));
    else this.#more += 1;
  }

  findings(): readonly Finding[] {
    if (this.#more === 0) return this.#told;
    const message = `${this.#more} more that are no files, left aside`;
    return [...this.#told, { code: 'entry-ignored', severity: 'info', message }];
  }
}

function tooMany(file: Stored, { entries }: Limits): WrapperFault {
  const message = `More than ${entries} files lie in ${file.name}, and that is what was agreed (wrappers.entries). None of them was taken.`;
  return new WrapperFault('wrapper-too-large', message);
}

function tooLarge(file: Stored, entry: string, { unpacked, ratio }: Limits): WrapperFault {
  const message = `What lies in ${file.name} is too large: unpacking stopped in ${cleanName(entry)}. At most ${unpacked} bytes and ${ratio} times the size of the file were agreed (wrappers.unpacked, wrappers.ratio). None of it was taken.`;
  return new WrapperFault('wrapper-too-large', message);
}

/** A path is shown as it was meant; nothing of it is ever a path here. */
function cleanName(path: string): string {
  return (
    path
      // eslint-disable-next-line no-control-regex -- control characters are just what is taken out here
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .split(/[\\/]+/)
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .join('/')
      .slice(-255)
  );
}
