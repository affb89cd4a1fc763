import { storeTwin } from '@quayside/store-twin';
import { describe } from 'vitest';
import { storeContract } from './store-contract.js';
import type { StoreUnderTest } from './store-under-test.js';

const twin = storeTwin();
const underTest: StoreUnderTest = {
  store: twin.store,
  uploads: twin.uploads,
  jobs: async () => twin.jobs(),
  take: (job) => twin.take(job),
  journal: async (row) => twin.journal().filter((line) => line.row === row),
  orders: async (partner) =>
    twin.rows
      .orders()
      .filter((each) => each.partner === partner)
      .map(({ number, order }) => ({ number, currency: order.currency ?? '' })),
  settled: async (exception) => {
    const { closedBy, choice, reason } = twin.rows.exceptions().find(({ id }) => id === exception) ?? {};
    return { closedBy: closedBy ?? '', choice: choice ?? '', reason: reason ?? '' };
  },
  contested: async () => twin.contested,
};

describe('the twin of the store', () => storeContract(() => underTest));
