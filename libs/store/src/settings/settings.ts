import { managerOf, type Database } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { asJson, sql } from '../database/statement.js';
import { settingEntity } from './setting-entity.js';

/** Small durable values of the installation itself: its SSH host key, what was set up once. */
export interface Settings {
  get(key: string): Promise<unknown>;
  /** Stores `make()` if the key has no value yet; every process gets the one that was stored. */
  once(key: string, make: () => unknown): Promise<unknown>;
}

const insert = defineCommand(sql<{ key: string; value: unknown }>`
  insert into setting (key, value) values (${'key'}, ${asJson('value')}) on conflict do nothing`);

export function settingsIn(database: Database): Settings {
  const get = async (key: string) => (await managerOf(database).findOneBy(settingEntity, { key }))?.value;
  return {
    get,
    async once(key, make) {
      const there = await get(key);
      if (there !== undefined) return there;
      await insert(database, { key, value: make() });
      return get(key);
    },
  };
}
