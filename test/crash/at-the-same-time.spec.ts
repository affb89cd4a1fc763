import type { Ports, ReadEvent, Reading } from '@quayside/exchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedTemplate } from '../support/database.js';
import { waitFor } from '../support/wait-for.js';
import { openWorld, type World } from '../support/world.js';
import { acknowledgement, interchange, type Line } from '../support/x12.js';

// Two workers read two arrivals at the same moment: the first has recorded its sets and has not committed yet when the second
// decides about the same document or the same control number.

let template: { readonly name: string; drop(): Promise<void> };
beforeAll(async () => {
  template = await migratedTemplate();
});
afterAll(() => template.drop());

const lines: readonly Line[] = [{ number: '10', item: 'BOLT-M8', quantity: '100', price: '1' }];

/** Holds back the end of each reading until the other one has ended too, or stands at a lock. */
class Meeting {
  world: World | undefined;
  #ended = 0;

  around = (ports: Ports): Ports => ({ ...ports, reading: this.#reading(ports.reading) });

  #reading(real: Reading): Reading {
    const meet = () => this.#meet();
    return {
      async *read(request): AsyncIterable<ReadEvent> {
        for await (const event of real.read(request)) {
          if (event.kind === 'end') await meet();
          yield event;
        }
      },
    };
  }

  async #meet(): Promise<void> {
    this.#ended += 1;
    await waitFor('the other reader', async () => this.#ended > 1 || (await this.#oneWaits()));
    this.#ended += 1;
  }

  async #oneWaits(): Promise<boolean> {
    const waiting = await this.world?.database.query(
      `select 1 from pg_locks join pg_database on pg_database.oid = database where not granted and datname = current_database()
       union all select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return (waiting ?? []).length > 0;
  }
}

async function together(files: readonly (readonly [string, Buffer])[], look: (world: World) => Promise<void>) {
  const meeting = new Meeting();
  const world = await openWorld(template.name, meeting.around);
  meeting.world = world;
  try {
    for (const [name, bytes] of files) await world.receive(name, bytes);
    for (let n = 0; n < files.length; n += 1) await world.runJob({ queue: 'file', whose: 'acme' });
    await Promise.all(files.map(() => world.runJob({ queue: 'arrival', whose: 'acme' })));
    await world.drain();
    await look(world);
  } finally {
    await world.close();
  }
}

describe('two arrivals read at the same moment', () => {
  it('are two versions of a document when both speak of the same one', async () => {
    const files = ['SO-A', 'SO-B'].map((reference, i) => {
      const bytes = interchange([acknowledgement('P00001', lines, reference)], { control: `00000000${i + 1}` });
      return [`${reference}.x12`, bytes] as const;
    });
    await together(files, async ({ database }) => {
      const documents = await database.query<{ version: number }>(
        'select version, state from document order by version',
      );
      expect(documents.map((each) => each.version)).toEqual([1, 2]);
      expect(await database.query(`select 1 from exception where code = 'step-broken'`)).toEqual([]);
    });
  });

  it('are one and a duplicate when they say the same', async () => {
    const files = [1, 2].map((control) => {
      const bytes = interchange([acknowledgement('P00001', lines)], { control: `00000000${control}` });
      return [`${control}.x12`, bytes] as const;
    });
    await together(files, async ({ database }) => {
      const states = await database.query<{ state: string }>('select state from document');
      expect(states.filter((each) => each.state === 'duplicate')).toHaveLength(1);
    });
  });

  it('claim a control number once: the other one is a duplicate', async () => {
    const bytes = interchange([acknowledgement('P00001', lines)], { control: '000000001' });
    await together(
      [1, 2].map((name) => [`${name}.x12`, bytes] as const),
      async ({ database }) => {
        const arrivals = await database.query<{ state: string }>('select state from arrival order by state');
        expect(arrivals.map((each) => each.state)).toEqual(['duplicate', 'read']);
        expect(await database.query('select 1 from document')).toHaveLength(1);
      },
    );
  });
});
