import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';
import { whenTransient } from '../database/transient.js';

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

export function requestsIn(source: DataSource): Requests {
  const limiters = new Map<string, RateLimiterPostgres>();
  /** What this process has noted already: not every request is worth a write. */
  const noted = new Map<string, number>();
  const limiterFor = ({ requests, seconds }: RequestLimit): RateLimiterPostgres => {
    const name = `${requests}/${seconds}`;
    const known = limiters.get(name) ?? limiterOf(source, requests, seconds);
    limiters.set(name, known);
    return known;
  };
  return {
    async count(who, limit) {
      const counted = await limiterFor(limit)
        .consume(who)
        .catch((refused: unknown) => {
          if (refused instanceof RateLimiterRes) return refused;
          throw whenTransient(refused);
        });
      return {
        allowed: counted.consumedPoints <= limit.requests,
        remaining: counted.remainingPoints,
        resetSeconds: Math.ceil(counted.msBeforeNext / 1000),
      };
    },
    async noteKeyUse(key, at) {
      const minute = new Date(at.getTime() - (at.getTime() % 60_000));
      if (noted.get(key) === minute.getTime()) return;
      noted.set(key, minute.getTime());
      await rows(
        source.manager,
        `insert into key_use (key, used_at) values ($1, $2)
         on conflict (key) do update set used_at = greatest(key_use.used_at, excluded.used_at)`,
        [key, minute],
      );
    },
    async keyUses() {
      const uses = await rows<{ key: string; at: Date }>(source.manager, 'select key, used_at as at from key_use');
      return new Map(uses.map(({ key, at }) => [key, at]));
    },
    async forgetBefore(time) {
      await rows(source.manager, 'delete from idempotency_key where remembered_at < $1', [time]);
      await rows(source.manager, 'delete from request_rate where expire < $1', [Date.now()]);
    },
  };
}

function limiterOf(source: DataSource, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: source,
    storeType: 'typeorm',
    tableName: 'request_rate',
    tableCreated: true,
    keyPrefix: '',
    points,
    duration,
    clearExpiredByTimeout: false,
  });
}
