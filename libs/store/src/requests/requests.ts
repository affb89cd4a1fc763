import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { LessThan } from 'typeorm';
import { managerOf, sourceOf, type Database } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';
import { whenTransient } from '../database/transient.js';
import { idempotencyKeyEntity, keyUseEntity, requestRateEntity } from './request-entities.js';

/** So many requests in so many seconds. */
export interface RequestLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** How a limit stands after a request was counted. */
export interface Spent {
  readonly allowed: boolean;
  readonly remaining: number;
  /** When the count begins anew, in seconds. */
  readonly resetSeconds: number;
}

/** What is counted and remembered of requests, over all processes. */
export interface Requests {
  /** Counts a request of `who`. */
  count(who: string, limit: RequestLimit): Promise<Spent>;
  /** Notes that a key was used; exact to the minute. */
  noteKeyUse(key: string, at: Date): Promise<void>;
  /** When keys were last used, by their ids. */
  keyUses(): Promise<ReadonlyMap<string, Date>>;
  /** Forgets keys of requests that are older, and counts that are over. */
  forgetBefore(time: Date): Promise<void>;
}

const noteKeyUse = defineCommand(sql<{ key: string; minute: Date }>`
  insert into key_use (key, used_at) values (${'key'}, ${'minute'})
  on conflict (key) do update set used_at = greatest(key_use.used_at, excluded.used_at)`);

export function requestsIn(database: Database): Requests {
  const limiterFor = limitersIn(database);
  /** What this process has noted already: not every request is worth a write. */
  const noted = new Map<string, number>();
  const manager = managerOf(database);
  return {
    count: (who, limit) => countOne(limiterFor(limit), who, limit),
    async noteKeyUse(key, at) {
      const minute = new Date(at.getTime() - (at.getTime() % 60_000));
      if (noted.get(key) === minute.getTime()) return;
      noted.set(key, minute.getTime());
      await noteKeyUse(database, { key, minute });
    },
    async keyUses() {
      const uses = await manager.find(keyUseEntity);
      return new Map(uses.map(({ key, usedAt }) => [key, usedAt]));
    },
    async forgetBefore(time) {
      await manager.delete(idempotencyKeyEntity, { rememberedAt: LessThan(time) });
      await manager.delete(requestRateEntity, { expire: LessThan(Date.now()) });
    },
  };
}

async function countOne(limiter: RateLimiterPostgres, who: string, { requests }: RequestLimit): Promise<Spent> {
  const counted = await limiter.consume(who).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) return refused;
    // It takes connections from the pool itself, past our own door.
    throw whenTransient(refused);
  });
  return {
    allowed: counted.consumedPoints <= requests,
    remaining: counted.remainingPoints,
    resetSeconds: Math.ceil(counted.msBeforeNext / 1000),
  };
}

function limitersIn(database: Database): (limit: RequestLimit) => RateLimiterPostgres {
  const limiters = new Map<string, RateLimiterPostgres>();
  return ({ requests, seconds }) => {
    const name = `${requests}/${seconds}`;
    const known = limiters.get(name) ?? limiterOf(database, requests, seconds);
    limiters.set(name, known);
    return known;
  };
}

function limiterOf(database: Database, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: sourceOf(database),
    storeType: 'typeorm',
    tableName: 'request_rate',
    tableCreated: true,
    keyPrefix: '',
    points,
    duration,
    clearExpiredByTimeout: false,
  });
}
