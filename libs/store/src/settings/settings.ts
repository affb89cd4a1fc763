import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';

/** Small durable values of the installation itself: its SSH host key, what was set up once. */
export interface Settings {
  get(key: string): Promise<unknown>;
  /** Stores `make()` if the key has no value yet; every process gets the one that was stored. */
  once(key: string, make: () => unknown): Promise<unknown>;
}

export function settingsIn(source: DataSource): Settings {
  const { manager } = source;
  const get = async (key: string): Promise<unknown> =>
    (await rows<{ value: unknown }>(manager, 'select value from setting where key = $1', [key]))[0]?.value;
  return {
    get,
    async once(key, make) {
      const there = await get(key);
      if (there !== undefined) return there;
      await rows(manager, 'insert into setting (key, value) values ($1, $2) on conflict do nothing', [
        key,
        JSON.stringify(make()),
      ]);
      return get(key);
    },
  };
}
