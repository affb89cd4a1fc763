import type { Attempt, SystemState } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { instant, int, key, named, nullable, text, type Stored } from '../database/columns.js';

export const attemptEntity = new EntitySchema<Stored<Attempt>>({
  name: 'attempt',
  columns: {
    kind: key(text),
    row: key(text),
    count: int,
    since: instant,
    failedAt: named('failed_at', instant),
    retryAt: named('retry_at', instant),
    error: text,
  },
});

export const systemStateEntity = new EntitySchema<Stored<SystemState>>({
  name: 'system_state',
  columns: {
    system: key(text),
    servedAt: named('served_at', nullable(instant)),
    failingSince: named('failing_since', nullable(instant)),
    error: nullable(text),
  },
});
