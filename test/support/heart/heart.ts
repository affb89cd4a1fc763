import type { Account } from '@quayside/partners';
import { randomUUID } from 'node:crypto';
import {
  BacklogGauge,
  findOrders,
  findReceipts,
  PayloadWriter,
  readInProcess,
  receiveFile,
  runJob,
  sweep,
  type ArrivalRow,
  type ChannelKind,
  type DispatchRow,
  type DocumentRow,
  type ExceptionRow,
  type FileRow,
  type Job,
  type LivePartner,
  type Ports,
  type Upload,
  type Usage,
} from '@quayside/exchange';
import { planEffects } from '@quayside/odoo';
import { storeTwin, type StoreTwin } from '@quayside/store-twin';
import { FarSide, openTo } from './channel-double.js';
import { ErpDouble } from './erp-double.js';
import { OrderFeedDouble } from './order-feed-double.js';
import { ReceiptFeedDouble } from './receipt-feed-double.js';
import { livePartners, type ProfileChanges } from './partners.js';
import { WrapperDouble } from './wrapper-double.js';

/** What became of one file. */
export interface Story {
  readonly file: FileRow;
  readonly arrivals: readonly ArrivalRow[];
  readonly documents: readonly DocumentRow[];
  /** What answers its arrivals. */
  readonly answers: readonly DispatchRow[];
  /** What is open of it, of its arrivals and of its documents. */
  readonly open: readonly ExceptionRow[];
}

/** Where a file comes in. */
export interface Coming {
  readonly partner?: string;
  readonly account?: string;
  readonly channel?: ChannelKind;
  readonly usage?: Usage;
}

/** `exchange` on doubles of all that it needs, in memory: a step of it takes milliseconds. */
export interface Heart {
  readonly ports: Ports;
  readonly twin: StoreTwin;
  readonly erp: ErpDouble;
  /** The orders that it has to send. */
  readonly feed: OrderFeedDouble;
  /** What it has received. */
  readonly receipts: ReceiptFeedDouble;
  readonly wrappers: WrapperDouble;
  /** The other side of a polled channel. */
  side(account: string): FarSide;
  /** The live partners; a test may change them as a release does. */
  readonly partners: LivePartner[];
  pass(ms: number): void;
  /** An upload whose bytes have come. */
  upload(name: string, bytes: Uint8Array, coming?: Coming): Promise<Arrived>;
  /** A file that is ours; nothing is done with it yet. */
  receive(name: string, bytes: Uint8Array, coming?: Coming): Promise<FileRow>;
  /** Runs the jobs that wait until there are none; no time passes. */
  settle(): Promise<void>;
  /** Gives a job to what has work and none, as each minute does, and settles. */
  sweep(): Promise<void>;
  /** Asks for orders as often as they are looked for, and settles. */
  findOrders(): Promise<void>;
  /** Asks for receipts as often as they are looked for, and settles. */
  findReceipts(): Promise<void>;
  /** Receives, settles and tells. */
  drop(name: string, bytes: Uint8Array, coming?: Coming): Promise<Story>;
  story(file: string): Promise<Story>;
}

export interface Arrived {
  readonly upload: Upload;
  readonly received: { readonly name: string; readonly size: number; readonly sha256: string };
}

export interface HeartOptions {
  readonly profiles?: ProfileChanges;
  /** Files of one partner that may wait to be read. */
  readonly backlog?: number;
  /** Puts itself between the journeys and the outside. */
  readonly around?: (ports: Ports) => Ports;
}

/** It compiles a partner once, whichever test asks. */
const reading = readInProcess();

export function openHeart({ profiles, backlog = 1000, around = (ports) => ports }: HeartOptions = {}): Heart {
  const twin = storeTwin();
  const [erp, wrappers] = [new ErpDouble(), new WrapperDouble()];
  const sides = new Map(['delta-box', 'echo-box', 'van-box'].map((account) => [account, new FarSide()]));
  const partners = livePartners(profiles);
  let now = Date.parse('2026-11-23T10:00:00Z');
  const clock = { now: () => new Date(now) };
  const feed = new OrderFeedDouble(clock);
  const receipts = new ReceiptFeedDouble(clock);
  const plain: Ports = {
    store: twin.store,
    reading,
    partners: { all: async () => partners, byId: async (id) => partners.find(({ partner }) => partner.id === id) },
    channels: openTo(sides),
    wrappers,
    backlogs: new BacklogGauge(twin.store, clock, backlog),
    erp: () => erp,
    orders: () => feed,
    receipts: () => receipts,
    orderSearch: { everyMs: 15_000, overlapMs: 5 * 60_000, compareMs: 24 * 3600_000 },
    planEffects,
    clock,
    random: () => 0,
    id: randomUUID,
  };
  const ports = around(plain);
  const heart: Heart = {
    ...{ ports, twin, erp, feed, receipts, wrappers, partners },
    side: (account) => sides.get(account) ?? missing(account),
    pass: (ms) => void (now += ms),
    upload: (name, bytes, coming = {}) => uploaded(twin, name, bytes, coming),
    async receive(name, bytes, coming = {}) {
      const { upload, received } = await uploaded(twin, name, bytes, coming);
      return receiveFile(plain, upload, received);
    },
    settle: () => settle(twin, ports),
    async sweep() {
      await sweep(plain);
      await settle(twin, ports);
    },
    async findOrders() {
      now += plain.orderSearch.everyMs;
      await findOrders(plain);
      await settle(twin, ports);
    },
    async findReceipts() {
      now += plain.orderSearch.everyMs;
      await findReceipts(ports);
      await settle(twin, ports);
    },
    async drop(name, bytes, coming) {
      const file = await heart.receive(name, bytes, coming);
      await heart.settle();
      return storyOf(twin, file.id);
    },
    story: (file) => storyOf(twin, file),
  };
  return heart;
}

function missing(account: string): never {
  throw new Error(`no channel ${account}`);
}

async function uploaded(
  { store, uploads }: StoreTwin,
  name: string,
  bytes: Uint8Array,
  { partner = 'acme', account = partner, channel = 'sftp-drop', usage }: Coming,
): Promise<Arrived> {
  const upload = await uploads.open({ partner, channel, account: account as Account, name, usage: usage ?? null });
  const writer = new PayloadWriter(store.payloads, upload.payload);
  await writer.write(bytes);
  return { upload, received: { name, ...(await writer.finish()) } };
}

async function settle(twin: StoreTwin, ports: Ports): Promise<void> {
  for (let job: Job | undefined; (job = twin.jobs()[0]);) {
    await twin.take(job);
    await runJob(ports, job);
  }
}

async function storyOf({ store, rows }: StoreTwin, id: string): Promise<Story> {
  const file = await store.file(id);
  if (!file) throw new Error(`no file ${id}`);
  const arrivals = rows.arrivals().filter((each) => each.file === id);
  const of = new Set(arrivals.map((each) => each.id));
  const documents = rows.documents().filter(({ arrival }) => of.has(arrival));
  const subjects = new Set([id, ...of, ...documents.map((each) => each.id)]);
  return {
    file,
    arrivals,
    documents,
    answers: rows.dispatches().filter(({ arrival }) => of.has(arrival ?? '')),
    open: rows.exceptions().filter(({ subject, closedAt }) => subjects.has(subject) && closedAt === null),
  };
}
