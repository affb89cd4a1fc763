import type { GatewayPause, PauseReads, PauseWrites } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { jump, jumpedOf } from './numbers.js';

const pauses = table<GatewayPause>('gateway pause', () => []);

/** The twin began before anything that a test tells of. */
const installation = { id: '5f7f5a0e-7a5c-4b3a-9e53-4f5b8f1c2d3e', since: new Date('2026-11-01T00:00:00Z') };

export function pauseReads(rows: Rows): PauseReads {
  return {
    gatewayPause: async () => rows.all(pauses)[0],
    installation: async () => ({ ...installation, jumped: jumpedOf(rows) }),
  };
}

export function pauseWrites(tx: Transaction): PauseWrites {
  return {
    async setGatewayPause(pause) {
      if (pause) await tx.upsert(pauses, pause, () => pause);
      else await tx.remove(pauses, () => true);
    },
    jumpControlNumbers: (by) => jump(tx, by),
  };
}
