import { acknowledgement, interchange, openHeart, order, orderedLines, type Heart } from '@quayside/heart';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrivalChoices, chooseForArrival } from './choices/arrival-choices.js';
import { chooseForDocument, documentChoices } from './choices/document-choices.js';
import { chooseForFile, fileChoices } from './choices/file-choices.js';
import { isFetched, liveChannel } from './channel/live-channel.js';
import { askForUnknownOrders, pollChannel, receiveFile } from './journey.js';
import { Unavailable } from './model/errors.js';
import { moves } from './model/states.js';
import type { Erp } from './ports/erp.js';
import type { Ports } from './ports/ports.js';
import { reconcile } from './reconcile/reconcile.js';
import { runJob } from './run-job.js';

// Whatever comes, whoever decides what, and wherever it is cut off: nothing is lost, nothing happens twice, and whatever is not
// done waits for something or somebody. The crash suite tells the same of one story on PostgreSQL, call by call.

/** Breaks the k-th call from now on the outside, before it is made or after: its answer is lost. */
class Saboteur {
  #left = 0;
  #side: 'before' | 'after' = 'before';

  arm(left: number, side: 'before' | 'after'): void {
    this.#left = left;
    this.#side = side;
  }

  around = (ports: Ports): Ports => ({
    ...ports,
    erp: (address) => this.#erp(ports.erp(address)),
    store: {
      ...ports.store,
      commit: (work) => this.#call(() => ports.store.commit(work)),
      payloads: {
        ...ports.store.payloads,
        append: (payload, index, bytes) => this.#call(() => ports.store.payloads.append(payload, index, bytes)),
      },
    },
    channels: {
      open: async (address) => {
        const session = await this.#call(() => ports.channels.open(address));
        return {
          ...session,
          confirm: (file) => this.#call(() => session.confirm(file)),
          send: (file) => this.#call(() => session.send(file)),
        };
      },
    },
  });

  #erp(erp: Erp): Erp {
    return {
      readOrder: (number) => this.#call(() => erp.readOrder(number)),
      orders: (page) => erp.orders(page),
      knownOrders: (numbers) => this.#call(() => erp.knownOrders(numbers)),
      billsOn: async () => [],
      vendorAccounts: () => this.#call(() => erp.vendorAccounts()),
      knownPieces: (of) => this.#call(() => erp.knownPieces(of)),
      typedBills: (of) => this.#call(() => erp.typedBills(of)),
      priceList: (items) => this.#call(() => erp.priceList(items)),
      apply: (effect, source) => this.#call(() => erp.apply(effect, source)),
      foresee: (effects) => this.#call(() => erp.foresee(effects)),
      standing: (rows) => this.#call(() => erp.standing(rows)),
      announced: (number) => this.#call(() => erp.announced(number)),
      altered: (rows) => erp.altered(rows),
      check: () => erp.check(),
      url: (record) => erp.url(record),
    };
  }

  async #call<T>(work: () => Promise<T>): Promise<T> {
    const strikes = this.#left > 0 && --this.#left === 0;
    if (strikes && this.#side === 'before') throw new Unavailable('sabotage', 'the connection broke before the call');
    const result = await work();
    if (strikes) throw new Unavailable('sabotage', 'the connection broke before the answer came');
    return result;
  }
}

const dear = orderedLines.map((line) => ({ ...line, price: '9.99' }));

/** What partners send: fine, too dear, for an unknown order, broken, test traffic, no EDI, two at once, and what is in a zip. */
const files: readonly ((heart: Heart, control: string) => Buffer)[] = [
  (_, control) => interchange([acknowledgement('P00001', orderedLines, 'SO-1')], { control }),
  (_, control) => interchange([acknowledgement('P00001', orderedLines, 'SO-2')], { control }),
  (_, control) => interchange([acknowledgement('P00001', dear)], { control }),
  (_, control) => interchange([acknowledgement('P00002', orderedLines), ['855', 'BAK*00*AC']], { control }),
  (_, control) => interchange([acknowledgement('P00001', orderedLines)], { control, usage: 'T' }),
  (_, control) => interchange([acknowledgement('P00001', orderedLines)], { control, sender: 'STRANGER' }),
  (_, control) => interchange([acknowledgement('P00001', orderedLines)], { control }).subarray(0, -30),
  () => Buffer.from('no EDI at all'),
  () => Buffer.alloc(0),
  ({ wrappers }, control) =>
    wrappers.zip(`${control}.zip`, [
      { name: 'a.x12', bytes: interchange([acknowledgement('P00001', orderedLines, 'SO-3')], { control }) },
      { name: 'b.txt', bytes: Buffer.from('read me') },
    ]),
];

/** The heart and what happens around it. */
class World {
  readonly saboteur = new Saboteur();
  readonly heart = openHeart({ around: this.saboteur.around });

  constructor() {
    this.heart.erp.put(order());
  }

  /** A partner puts a file into its mailbox. What failed it does not know, and so it sends once more. */
  async receive(file: number, control: string): Promise<void> {
    const { heart } = this;
    const bytes = files[file]?.(heart, control) ?? Buffer.alloc(0);
    const send = async () => {
      const { upload, received } = await heart.upload(`${file}-${control}`, bytes);
      await receiveFile(heart.ports, upload, received);
    };
    await send().catch(send).catch(ignore);
  }

  /** Some jobs at the same moment. */
  async work(jobs: number): Promise<void> {
    const { twin, ports } = this.heart;
    const some = twin.jobs().slice(0, jobs);
    for (const job of some) await twin.take(job);
    await Promise.all(some.map((job) => runJob(ports, job).catch(ignore)));
  }

  async lose(): Promise<void> {
    for (const job of this.heart.twin.jobs()) await this.heart.twin.take(job);
  }

  async look(): Promise<void> {
    const { ports } = this.heart;
    const channel = await liveChannel(ports.partners, 'delta-box');
    if (channel && isFetched(channel)) await pollChannel(ports, channel).catch(ignore);
    await askForUnknownOrders(ports).catch(ignore);
  }

  /** Somebody decides something about a row that offers it. */
  async choose(nth: number, of: number): Promise<void> {
    const { ports, twin } = this.heart;
    const how = { by: 'ada', reason: 'so be it' };
    const open = new Map(twin.rows.exceptions().map(({ subject, code, closedAt }) => [closedAt ? '' : subject, code]));
    const offers = [
      ...twin.rows.files().map((row) => ({ offered: fileChoices(row), id: row.id, by: chooseForFile })),
      ...twin.rows.arrivals().map((row) => ({ offered: arrivalChoices(row), id: row.id, by: chooseForArrival })),
      ...twin.rows
        .documents()
        .map((row) => ({ offered: documentChoices(row, open.get(row.id)), id: row.id, by: chooseForDocument })),
    ].filter(({ offered }) => offered.length > 0);
    const { offered = [], id = '', by } = offers[nth % offers.length] ?? {};
    const choice = offered[of % offered.length];
    if (!by || !choice) return;
    const decided = () => twin.journal().filter(({ audited }) => audited === `decision.${choice}`).length;
    const before = decided();
    const done = await by(ports, id, { choice, ...how }).then(
      () => true,
      () => false,
    );
    // What failed may have been committed before it did; what did not, stands in the log once.
    const entries = decided() - before;
    expect(done ? entries === 1 : entries <= 1, `${entries} entries for ${choice}`).toBe(true);
  }

  /** Everything works again, and time passes until nothing is left to do by itself. */
  async rest(): Promise<void> {
    const { heart, saboteur } = this;
    saboteur.arm(0, 'before');
    heart.erp.away = undefined;
    heart.side('delta-box').fault = () => undefined;
    for (let idle = 0; idle < 2;) {
      await heart.sweep();
      await this.look();
      const work = [...(await heart.ports.store.work(heart.ports.clock.now())), ...heart.twin.jobs()];
      idle = work.length === 0 ? idle + 1 : 0;
      heart.pass(3600_000);
    }
  }
}

/** What was cut off is tried again by whoever wants it. */
const ignore = () => undefined;

interface Action {
  readonly words: string;
  readonly run: (world: World) => unknown;
}

const control = fc.integer({ min: 1, max: 4 }).map((n) => `00000000${n}`);
const minutes = fc.constantFrom(1, 10, 600);
const side = fc.constantFrom('before', 'after');

/** How often each kind of thing happens. */
const weights: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<Action>])[] = [
  [5, fc.tuple(fc.nat({ max: files.length - 1 }), control).map((what) => receiving(...what))],
  [2, fc.tuple(fc.nat({ max: 2 }), control).map((what) => putting(...what))],
  [7, fc.integer({ min: 1, max: 3 }).map((n) => does(`${n} jobs`, (world) => world.work(n)))],
  [3, always('sweep', ({ heart }) => heart.sweep().catch(ignore))],
  [1, always('lose all jobs', (world) => world.lose())],
  [2, always('look', (world) => world.look())],
  [2, minutes.map((n) => does(`${n} min`, ({ heart }) => heart.pass(n * 60_000)))],
  [3, fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 2 })).map((what) => choosing(...what))],
  [1, fc.constantFrom('gone', undefined).map((why) => does(`Odoo is ${why}`, ({ heart }) => (heart.erp.away = why)))],
  [1, always('P00002 is ordered', ({ heart }) => heart.erp.put(order('P00002')))],
  [4, fc.tuple(fc.integer({ min: 1, max: 8 }), side).map((where) => cutting(...where))],
];
const action = fc.oneof(...weights.map(([weight, arbitrary]) => ({ weight, arbitrary })));

function does(words: string, run: Action['run']): Action {
  return { words, run };
}

function always(words: string, run: Action['run']): fc.Arbitrary<Action> {
  return fc.constant(does(words, run));
}

function receiving(file: number, number: string): Action {
  return does(`receive ${file} as ${number}`, (world) => world.receive(file, number));
}

function putting(file: number, number: string): Action {
  return does(`put ${file} as ${number}`, ({ heart }) => {
    const text = files[file]?.(heart, number).toString('latin1').replace('ACME ', 'DELTA') ?? '';
    heart.side('delta-box').put(`${number}.x12`, Buffer.from(text, 'latin1'));
  });
}

function choosing(nth: number, of: number): Action {
  return does(`choose ${nth}.${of}`, (world) => world.choose(nth, of));
}

function cutting(call: number, when: 'before' | 'after'): Action {
  return does(`cut ${when} call ${call}`, ({ saboteur }) => saboteur.arm(call, when));
}

it('loses nothing, does nothing twice, and leaves nothing undone that nobody waits for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      const world = new World();
      for (const { run } of actions) {
        await run(world);
        expectLegal(world.heart);
        await expectClosedBooks(world.heart);
      }
      await world.rest();
      expectLegal(world.heart);
      expectAtRest(world.heart);
      await expectClosedBooks(world.heart);
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 40) },
  );
}, 120_000);

/** What holds at any moment. */
function expectLegal({ twin, erp }: Heart): void {
  const { rows } = twin;
  for (const { kind, from, to, row } of twin.journal()) {
    if (from === undefined || !(kind in moves)) continue;
    const legal = moves[kind as keyof typeof moves] as Readonly<Record<string, readonly string[]>>;
    expect(legal[from], `${kind} ${row} from ${from}`).toContain(to);
  }
  const ends = twin.journal().filter(({ to }) => to === 'delivered' || to === 'sent');
  expect(new Set(ends.map(({ row }) => row)).size).toBe(ends.length);
  // One document of one key and version: by these the changes in Odoo have their keys.
  const delivered = rows.documents().filter(({ state, businessKey }) => state === 'delivered' && businessKey !== null);
  expect(new Set(delivered.map(({ businessKey, version }) => `${businessKey} ${version}`)).size).toBe(delivered.length);
  // One arrival of one control number, but for those that a person accepted.
  const read = rows.arrivals().filter(({ state, reuseAccepted }) => state === 'read' && !reuseAccepted);
  const claimed = read.filter(
    ({ id, head }) => head && rows.documents().some((each) => each.arrival === id && each.state !== 'rejected'),
  );
  const numbers = claimed.map(({ head, usage }) => [head?.sender.id, usage, head?.controlNumber].join());
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(erp.applied.map(({ key }) => key)).size).toBe(erp.applied.length);
  for (const file of rows.files().filter(({ state, wrapper }) => state === 'split' && !wrapper)) {
    const tiles = rows.arrivals().filter((each) => each.file === file.id);
    expect(tiles.reduce((at, { offset, length }) => (offset === at ? at + length : Number.NaN), 0)).toBe(file.size);
  }
}

/** The reconciliation says so too, at any moment: it makes up no hole. */
async function expectClosedBooks({ ports, twin }: Heart): Promise<void> {
  expect((await reconcile(ports, twin.books)).holes).toEqual([]);
}

/** What holds when everything has had its time: what is not done waits in front of a person. */
function expectAtRest({ twin }: Heart): void {
  const { rows } = twin;
  const asked = new Set(rows.exceptions().flatMap(({ subject, closedAt }) => (closedAt ? [] : [subject])));
  const waiting = [
    ...rows.files().filter(({ state }) => state === 'stored' || state === 'unreadable'),
    ...rows.arrivals().filter(({ state }) => ['received', 'quarantined', 'unreadable'].includes(state)),
    ...rows.documents().filter(({ state }) => state === 'accepted' || state === 'held'),
    ...rows.dispatches().filter(({ state, channel }) => state === 'ready' && channel === 'sftp-poll'),
  ];
  const forgotten = waiting.filter(({ id }) => !asked.has(id));
  expect(forgotten).toEqual([]);
  // And nobody is asked about what is done.
  const kinds = new Set(waiting.map(({ id }) => id));
  const aboutRows = rows.exceptions().filter(({ subjectKind, closedAt }) => !closedAt && subjectKind !== 'channel');
  expect(aboutRows.filter(({ subject }) => !kinds.has(subject))).toEqual([]);
  expect(twin.looseBytes()).toEqual([]);
}
