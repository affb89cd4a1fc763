import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { rows } from './database.js';
import { whenTransient } from './transient.js';

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
  /** Forgets keys of requests that are older, and counts that are over. */
  forgetBefore(time: Date): Promise<void>;
}

export function requestsIn(source: DataSource): Requests {
  const limiters = new Map<string, RateLimiterPostgres>();
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
