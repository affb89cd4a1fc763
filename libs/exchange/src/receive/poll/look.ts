import { cutText, isStorable } from '@quayside/std';
import { Refused, TooLarge, Unavailable } from '../../model/errors.js';
import { fetchedThrough } from '../../channel/kinds.js';
import { recordFile } from '../receive-file.js';
import type { ChannelSession, ContentTag, Listing, RemoteFile } from '../../ports/channel.js';
import type { Ports } from '../../ports/ports.js';
import { MovedMeanwhile, type Tx } from '../../ports/store.js';
import type { Written } from '../payload-writer.js';
import type { RemoteRow } from '../../model/rows.js';
import { eachOf } from '../../step/each-of.js';
import { tellOfLarge } from './large-files.js';
import type { FetchedChannel } from '../../channel/live-channel.js';
import { fetchInto, remoteHash } from './remote-payload.js';

/** What is not seen any more is remembered for a while; what can never come again under its key, for longer. */
const rememberedMs = 7 * 24 * 3600 * 1000;
const rememberedForEverMs = 90 * 24 * 3600 * 1000;

/** An id or a path; an index has no room for much more. */
const longestKey = 500;

/** Looks in which something was listed and not there: once may be chance. */
const looksInVain = 3;

interface Found {
  readonly file: RemoteFile;
  readonly row: RemoteRow;
  readonly marker: RemoteFile | undefined;
}

/** One look: what it sees, and what becomes of each file. */
export class Look {
  /** Files become ours in the order in which they lay there, however their bytes come. */
  #turn: Promise<void> = Promise.resolve();
  /** What kept one file and none of the others: it is told of when they are done. */
  #failed: Refused | Unavailable | undefined;
  readonly #large: RemoteFile[] = [];
  /** Files of this listing that are not ours yet: at none, the position that it left is kept. */
  #left = 0;
  #taken = 0;
  #position: string | undefined;
  /** Another look that begins a file takes it over: then this one can no longer commit it, whatever became of its lock. */
  readonly #holder: string;

  constructor(
    private readonly ports: Ports,
    private readonly channel: FetchedChannel,
    private readonly session: ChannelSession,
    private readonly stop: AbortSignal | undefined,
  ) {
    this.#holder = ports.id();
  }

  async take(position: string | null): Promise<{ readonly more: boolean }> {
    const { settings, account } = this.channel;
    const listing = await this.session.list(position);
    await this.#settleTaken(listing);
    const found = await this.#see(listing);
    // Somebody may have paused it since this look began: what came after that stays where it is.
    if ((await this.ports.store.channel(account))?.pausedAt) return { more: false };
    const stopped = () => this.stop?.aborted ?? false;
    const taken = this.session.settle ? [] : found.filter(({ row }) => row.state === 'taken');
    await eachOf(taken, settings.parallel, (each) => this.#confirmAgain(each), stopped);
    await this.#begin(listing, position, found);
    const complete = this.#completeOf(found);
    await eachOf(complete.slice(0, settings.batch), settings.parallel, (each) => this.#unlessMoved(each), stopped);
    await tellOfLarge(this.ports, this.channel, this.#large);
    if (this.#failed) throw this.#failed;
    return { more: complete.length > settings.batch || this.#goesOn(listing, position) };
  }

  /** What was taken before is confirmed, listed or not; but not where another version lies there, which nobody has taken. */
  async #settleTaken({ files }: Listing): Promise<void> {
    const { session, channel, ports } = this;
    if (!session.settle) return;
    const listed = new Map(files.map(({ key, version }) => [key, version]));
    for (const row of await ports.store.takenRemote(channel.account)) {
      if ((listed.get(row.key) ?? row.version) !== row.version) continue;
      await this.#confirmed(row, session.settle(row));
    }
  }

  async #begin({ position }: Listing, before: string | null, found: readonly Found[]): Promise<void> {
    this.#left = found.filter(({ row }) => row.state === 'seen').length;
    this.#position = position === before ? undefined : position;
    if (this.#left === 0) await this.ports.store.commit((tx) => this.#keepPosition(tx));
  }

  async #keepPosition(tx: Tx): Promise<void> {
    const position = this.#position;
    if (position !== undefined) await tx.patchChannel(this.channel.account, { position });
  }

  #completeOf(found: readonly Found[]): readonly Found[] {
    const { settings } = this.channel;
    const kind = fetchedThrough(settings);
    const now = this.ports.clock.now();
    this.#large.push(...found.map(({ file }) => file).filter(({ size }) => (size ?? 0) > settings.maxFileSize));
    return found
      .filter(({ row, file }) => row.state === 'seen' && (file.size ?? 0) <= settings.maxFileSize)
      .filter(({ row, marker }) => kind.isComplete(row, settings, marker, now));
  }

  /** Whether the next look sees something else than this one did. What it would see again and again, a person hears of. */
  #goesOn({ position, more }: Listing, before: string | null): boolean {
    if (!more) return false;
    const moved = this.#left === 0 && position !== before;
    if (moved || this.#taken > 0) return true;
    const what = 'there is more than one look can see, and all that it sees was taken before or cannot be taken';
    throw new Refused(this.channel.account, what);
  }

  async #see({ files: listing }: Listing): Promise<readonly Found[]> {
    const { ports, channel } = this;
    const kind = fetchedThrough(channel.settings);
    const candidates = kind.candidates(listing, channel.settings).filter((file) => this.#canBeKnown(file));
    const files = new Map(candidates.map((file) => [file.key, file]));
    const at = ports.clock.now();
    const forEver = this.session.settle !== undefined;
    const since = new Date(at.getTime() - (forEver ? rememberedForEverMs : rememberedMs));
    const rows = await ports.store.commit(async (tx) => {
      const seen = await tx.seeRemote(channel.account, [...files.values()], at, forEver);
      await tx.forgetUnseen(channel.account, at, since, forEver);
      return seen;
    });
    const markers = kind.markers(listing, channel.settings);
    return rows
      .flatMap((row) => {
        const file = files.get(row.key);
        return file ? [{ row, file, marker: markers.get(file.key) }] : [];
      })
      .sort((a, b) => inOrder(a.file, b.file));
  }

  /** By its key a file is known for ever: one that cannot be kept keeps none of the others. */
  #canBeKnown({ key }: RemoteFile): boolean {
    if (isStorable(key) && key.length <= longestKey) return true;
    const what = `${cutText(key, 40)}: a file is known by at most ${longestKey} characters of text`;
    this.#failed ??= new Refused(this.channel.account, `it has one whose name or id cannot be kept: ${what}`);
    return false;
  }

  /** What another process took meanwhile is that one's. */
  async #unlessMoved(found: Found): Promise<void> {
    try {
      await this.#takeFile(found);
    } catch (error) {
      if (!(error instanceof MovedMeanwhile)) throw error;
    }
  }

  async #takeFile(found: Found): Promise<void> {
    const mine = this.#receive(found, this.#turn);
    this.#turn = mine.then(() => undefined);
    // Whoever comes next meets the failure; the last one's is met here.
    this.#turn.catch(() => undefined);
    if (await mine) await this.#confirm(found);
  }

  /** What came earlier is committed earlier: after a cut the next look begins with the same file again. */
  async #receive(found: Found, before: Promise<void>): Promise<boolean> {
    const fetched = await this.#fetch(found);
    await before;
    if (fetched === 'refused') return false;
    if (fetched === 'gone') await this.#missGone(found);
    else if (fetched === 'changed') await this.#forget(found);
    else await this.#commit(found, fetched.payload, fetched.stored);
    return typeof fetched !== 'string';
  }

  async #fetch(found: Found): Promise<{ payload: string; stored: Written } | 'refused' | 'changed' | 'gone'> {
    const { ports, channel, session } = this;
    const { file, row } = found;
    const { account } = channel;
    const { payload, tag: known } = await ports.store.commit((tx) => tx.beginRemote(account, row, this.#holder));
    const keep = (tag: string) => ports.store.commit((tx) => tx.tagRemote(account, row, this.#holder, tag));
    const tag: ContentTag = { known, keep };
    try {
      const stored = await fetchInto(ports.store.payloads, payload, session, file, tag);
      return typeof stored === 'string' ? stored : { payload, stored };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error instanceof TooLarge) this.#large.push(file);
      else this.#failed ??= error;
      return 'refused';
    }
  }

  /** Gone between listing and fetching. What is listed again and again and never there, somebody must look at. */
  async #missGone(found: Found): Promise<void> {
    if (!this.session.settle) return this.#forget(found);
    if (found.row.looks < looksInVain) return;
    const name = found.file.name;
    this.#failed ??= new Refused(this.channel.account, `${name} is listed in every look, and is not there`);
  }

  /** The moment in which the bytes are ours: file row, hash, job and what we remember of the remote file, together. */
  async #commit({ file, row }: Found, payload: string, stored: Written): Promise<void> {
    const { ports, channel } = this;
    const { account, partner, usage } = channel;
    await ports.store.commit(async (tx) => {
      const coming = { partner, channel: channel.settings.kind, account, usage, payload };
      const received = await recordFile(ports, tx, coming, { ...stored, name: file.name, origin: file.origin });
      await tx.takeRemote(account, row, this.#holder, received.id);
      if (this.#left === 1) await this.#keepPosition(tx);
    });
    this.#left -= 1;
    this.#taken += 1;
  }

  async #confirm({ file, row, marker }: Found): Promise<void> {
    await this.#confirmed(row, this.session.confirm(file, marker));
  }

  /** It is ours already: where it can be confirmed unseen, one that cannot be confirmed now keeps no other. */
  async #confirmed(row: Pick<RemoteRow, 'key' | 'version'>, confirming: Promise<void>): Promise<void> {
    try {
      await confirming;
    } catch (error) {
      if (!this.session.settle || !(error instanceof Refused || error instanceof Unavailable)) throw error;
      this.#failed ??= error;
      return;
    }
    await this.ports.store.commit((tx) => tx.confirmRemote(this.channel.account, row));
  }

  /**
   * It was taken before, but whether it was confirmed we never heard. It is confirmed only if it still is what we have: what
   * came under the same name since then is fetched as the new file that it is.
   */
  async #confirmAgain(found: Found): Promise<void> {
    const known = found.row.file ? await this.ports.store.file(found.row.file) : undefined;
    const hash = await remoteHash(this.session, found.file);
    if (hash !== undefined && hash === known?.sha256) await this.#confirm(found);
    else await this.#forget(found);
  }

  async #forget({ file }: Found): Promise<void> {
    await this.ports.store.commit((tx) => tx.forgetRemote(this.channel.account, file.key));
  }
}

function inOrder(a: RemoteFile, b: RemoteFile): number {
  return a.modifiedAt.getTime() - b.modifiedAt.getTime() || (a.key < b.key ? -1 : 1);
}
