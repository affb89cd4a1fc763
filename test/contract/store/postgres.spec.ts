import type { Job, JournalLine } from '@quayside/exchange';
import { migrate, openDatabase, openJobs, storeIn, uploadsIn } from '@quayside/store';
import { afterAll, beforeAll, describe } from 'vitest';
import { freshDatabase } from '../../support/database.js';
import { storeContract } from './store-contract.js';
import type { StoreUnderTest } from './store-under-test.js';

let underTest: StoreUnderTest;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  const source = await openDatabase({ url: database.url, poolSize: 12, applicationName: 'test' });
  await migrate(source);
  const jobs = await openJobs(database.url, () => undefined);
  const { query } = database;
  underTest = {
    store: storeIn(source, jobs),
    uploads: uploadsIn(source),
    jobs: () =>
      query<Job>(
        `select substring(name from 6) as queue, singleton_key as whose from pgboss.job where state = 'created'`,
      ),
    take: async ({ queue, whose }) => {
      await query(
        `update pgboss.job set state = 'active' where name = $1 and singleton_key = $2 and state = 'created'`,
        [`turn-${queue}`, whose],
      );
    },
    journal: (row) =>
      query<JournalLine>(`select "from", "to", what, actor from journal where row = $1 order by id`, [row]),
    orders: (partner) =>
      query(`select number, "order" ->> 'currency' as currency from "order" where partner = $1 order by number`, [
        partner,
      ]),
    settled: async (exception) => {
      const [row] = await query<Awaited<ReturnType<StoreUnderTest['settled']>>>(
        `select closed_by as "closedBy", choice, reason from exception where id = $1`,
        [exception],
      );
      if (!row) throw new Error('there is no such exception');
      return row;
    },
    contested: async () =>
      (await query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
        .length > 0,
  };
  close = async () => {
    await jobs.stop();
    await source.close();
    await database.drop();
  };
});
afterAll(() => close());

describe('the store on PostgreSQL', () => storeContract(() => underTest));
