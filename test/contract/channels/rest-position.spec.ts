import { Unavailable, type Ports } from '@quayside/exchange';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migratedTemplate } from '../../support/database.js';
import { startHttpApi, type HttpApi } from '../../support/http-api.js';
import { openMailboxWorld, type MailboxWorld } from './mailbox-story.js';

// Where the next look begins is kept in the commit that takes the last file that it covers: an API that is asked "since" never
// hears of a value that passes over something we do not have, whenever the process dies.

let template: Awaited<ReturnType<typeof migratedTemplate>>;
const closers: (() => Promise<void>)[] = [];
beforeAll(async () => {
  template = await migratedTemplate();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => template.drop());

/** Breaks the k-th commit, before it is made or after it was. */
class Saboteur {
  commits = 0;

  constructor(
    private readonly at: number,
    private readonly side: 'before' | 'after',
  ) {}

  around = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      commit: async (work) => {
        const strike = ++this.commits === this.at;
        if (strike && this.side === 'before') throw new Unavailable('postgres', 'the database went away');
        const result = await ports.store.commit(work);
        if (strike) throw new Unavailable('postgres', 'the answer was lost');
        return result;
      },
    },
  });
}

interface Supplier {
  readonly api: HttpApi;
  readonly world: MailboxWorld;
  /** Numbers that lie there; the list shows those after `since`, the newest first, three to a page. */
  readonly numbers: number[];
  /** What is refused: "GET 4"; what is not there: "404 4". */
  readonly denied: Set<string>;
  /** Numbers that we have said are ours. */
  readonly confirmed: number[];
  /** Numbers that were passed over by a `since`, in the moment in which it was asked. */
  readonly missed: number[];
  files(): Promise<string[]>;
  close(): Promise<void>;
}

async function supplier(saboteur: Saboteur, settings: string): Promise<Supplier> {
  const numbers = [1, 2, 3, 4, 5];
  const denied = new Set<string>();
  const confirmed: number[] = [];
  const missed: number[] = [];
  let known: () => Promise<string[]> = async () => [];
  const api = await startHttpApi(({ method, path, query }, response) => {
    if (path !== '/list') {
      const number = Number(path.split('/')[2]);
      if (denied.has(`404 ${number}`)) response.writeHead(404).end();
      else if (denied.has(`${method} ${number}`)) response.writeHead(403).end();
      else if (method === 'DELETE') response.writeHead(204).end(void confirmed.push(number));
      else response.writeHead(200).end(`document ${number}`);
      return;
    }
    void known().then((names) => {
      const since = Number(query.get('since') ?? 0);
      missed.push(...numbers.filter((each) => each <= since && !names.includes(`doc-${each}`)));
      const start = Number(query.get('start') ?? 0);
      const all = numbers.filter((each) => each > since).reverse();
      const next = start + 3 < all.length ? `/list?since=${since}&start=${start + 3}` : null;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items: all.slice(start, start + 3).map((seq) => ({ seq })), next }));
    });
  });
  const fetch = `fetch: { path: /list, items: /items, id: /seq, document: '/list/{id}', name: 'doc-{id}', pages: { by: link, at: /next }, since: { from: item, at: /seq } }`;
  const channel = `{ kind: rest-poll, name: peer-box, url: '${api.url}', ${fetch}, ${settings} }`;
  const nobody = { secrets: {}, names: async () => [] };
  const world = await openMailboxWorld(template.name, nobody, channel, saboteur.around);
  known = async () =>
    (await world.database.query<{ name: string }>('select name from file order by name')).map(({ name }) => name);
  const close = async () => {
    await world.close();
    await api.close();
  };
  closers.push(close);
  return { api, world, numbers, denied, confirmed, missed, files: known, close };
}

/** Looks until nothing is left to do at once, whatever fails on the way. */
async function look({ world }: Supplier): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const outcome = await world.poll().catch(() => 'failed');
    if (outcome === 'not-due') return;
    if (outcome === 'failed') world.clock.pass(10 * 60_000);
  }
  throw new Error('the channel never comes to rest');
}

async function story(saboteur: Saboteur): Promise<Supplier> {
  const one = await supplier(saboteur, 'batch: 3, parallel: 1');
  await look(one);
  one.numbers.push(6);
  one.world.clock.pass(60_000);
  await look(one);
  one.world.clock.pass(60_000);
  await look(one);
  return one;
}

const names = (numbers: readonly number[]) => numbers.map((each) => `doc-${each}`).sort();

describe('what the next look asks from', () => {
  it('passes over nothing and takes nothing twice, at whichever commit the process dies', async () => {
    const undisturbed = new Saboteur(Infinity, 'before');
    const end = await story(undisturbed);
    expect(await end.files()).toEqual(names([1, 2, 3, 4, 5, 6]));
    expect(end.api.asked.at(-1)?.query.get('since')).toBe('6');
    expect(end.missed).toEqual([]);
    // Three files a look: the first pass had to go on, and did not begin anew.
    const lists = end.api.asked.filter(({ path }) => path === '/list');
    expect(lists).toHaveLength(4);
    expect(undisturbed.commits).toBeGreaterThan(15);
    const sides = ['before', 'after'] as const;
    const strikes = Array.from({ length: undisturbed.commits * 2 }, (_, n) => [(n >> 1) + 1, sides[n & 1]!] as const);
    const next = async (): Promise<void> => {
      for (let strike = strikes.shift(); strike; strike = strikes.shift()) {
        const [at, side] = strike;
        const run = await story(new Saboteur(at, side));
        expect(await run.files(), `${side} commit ${at}`).toEqual(names(run.numbers));
        expect(run.missed, `${side} commit ${at}`).toEqual([]);
        closers.splice(closers.indexOf(run.close), 1);
        await run.close();
      }
    };
    await Promise.all([next(), next(), next()]);
  }, 600_000);

  it('stays where it is while something cannot be taken, and goes on with all others meanwhile', async () => {
    const one = await supplier(new Saboteur(Infinity, 'before'), 'parallel: 2');
    one.denied.add('GET 4');
    expect(await one.world.poll()).toBe('failed');
    expect(await one.files()).toEqual(names([1, 2, 3, 5]));
    one.numbers.push(6);
    one.world.clock.pass(10 * 60_000);
    expect(await one.world.poll()).toBe('failed');
    expect(await one.files()).toEqual(names([1, 2, 3, 5, 6]));
    expect(await one.world.alarms()).toEqual([{ code: 'channel-refused', open: true }]);
    one.denied.clear();
    one.world.clock.pass(10 * 60_000);
    await look(one);
    one.world.clock.pass(60_000);
    await look(one);
    expect(await one.files()).toEqual(names([1, 2, 3, 4, 5, 6]));
    expect(one.api.asked.at(-1)?.query.get('since')).toBe('6');
    expect(one.missed).toEqual([]);
    expect(await one.world.alarms()).toEqual([{ code: 'channel-refused', open: false }]);
  });

  it('tells somebody of what is listed look after look and is not there, and of nothing that is missed once', async () => {
    const one = await supplier(new Saboteur(Infinity, 'before'), 'parallel: 1');
    one.denied.add('404 2');
    const outcomes: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      outcomes.push(await one.world.poll());
      one.world.clock.pass(60_000);
    }
    expect(outcomes).toEqual(['done', 'done', 'failed']);
    expect(await one.files()).toEqual(names([1, 3, 4, 5]));
    expect(await one.world.alarms()).toEqual([{ code: 'channel-refused', open: true }]);
    // Withdrawn: what is listed no more keeps nothing.
    one.numbers.splice(1, 1);
    one.world.clock.pass(10 * 60_000);
    await look(one);
    one.world.clock.pass(60_000);
    await look(one);
    expect(one.api.asked.at(-1)?.query.get('since')).toBe('5');
    expect(await one.world.alarms()).toEqual([{ code: 'channel-refused', open: false }]);
  });

  it('has all confirmed in the end, though what it asks from is beyond it and nothing lists it any more', async () => {
    const call = "afterFetch: { do: call, method: DELETE, path: '/taken/{id}' }";
    const one = await supplier(new Saboteur(Infinity, 'before'), call);
    for (const number of one.numbers) one.denied.add(`DELETE ${number}`);
    expect(await one.world.poll()).toBe('failed');
    expect(await one.files()).toEqual(names(one.numbers));
    one.world.clock.pass(10 * 60_000);
    expect(await one.world.poll()).toBe('failed');
    expect(
      one.api.asked
        .filter(({ path }) => path === '/list')
        .at(-1)
        ?.query.get('since'),
    ).toBe('5');
    expect(one.confirmed).toEqual([]);
    one.denied.clear();
    one.world.clock.pass(10 * 60_000);
    await look(one);
    expect(one.confirmed.sort()).toEqual(one.numbers);
    expect(await one.files()).toEqual(names(one.numbers));
    expect(await one.world.alarms()).toEqual([{ code: 'channel-refused', open: false }]);
  });

  it('tells somebody when one look cannot see enough to ever go on', async () => {
    const one = await supplier(new Saboteur(Infinity, 'before'), 'batch: 3, parallel: 1, maxFileSize: 1B');
    expect(await one.world.poll()).toBe('failed');
    const codes = (await one.world.alarms()).map(({ code }) => code).sort();
    expect(codes).toEqual(['channel-refused', 'remote-file-too-large']);
    expect(await one.files()).toEqual([]);
  });

  it('begins anew, and takes nothing twice, when the settings become others', async () => {
    const one = await supplier(new Saboteur(Infinity, 'before'), 'parallel: 1');
    await look(one);
    await one.world.database.query(`update channel set position = replace(position, '"of":"', '"of":"x')`);
    one.world.clock.pass(60_000);
    await look(one);
    expect(
      one.api.asked
        .filter(({ path }) => path === '/list')
        .at(-1)
        ?.query.get('since'),
    ).not.toBe('5');
    expect(await one.files()).toEqual(names([1, 2, 3, 4, 5]));
  });
});
