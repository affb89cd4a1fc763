import type { PauseReads, PauseWrites } from '@quayside/exchange';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { count, instant, text, uuid } from '../database/result-columns.js';
import { asJson, raw, sql } from '../database/statement.js';
import { settingEntity } from './setting-entity.js';

const pauseKey = 'gateway-pause';

/** That the gateway is not paused: only then is what waits for a partner on show. */
export const notPaused = raw(`not exists (select from setting where key = '${pauseKey}')`);

/** What every number of ours has jumped since the installation began: a partner's first one begins so much further on. */
export const jumped = raw(
  `coalesce((select (value #>> '{}')::bigint from setting where key = 'control-number-jump'), 0)`,
);

const pause = defineQuery(
  sql`select (value ->> 'since')::timestamptz as since, value ->> 'by' as by, value ->> 'reason' as reason,
      coalesce((value ->> 'restored')::boolean, false) as restored
    from setting where key = 'gateway-pause'`,
  z.object({ since: instant, by: text, reason: text, restored: z.boolean() }),
);
const installation = defineQuery(
  sql`select (value ->> 'id')::uuid as id, (value ->> 'since')::timestamptz as since, ${jumped} as jumped
    from setting where key = 'installation'`,
  z.object({ id: uuid, since: instant, jumped: count }),
);

export function pauseReads(connection: Connection): PauseReads {
  return {
    async gatewayPause() {
      const found = await pause.first(connection);
      if (!found) return undefined;
      const { restored, ...said } = found;
      return restored ? { ...said, restored } : said;
    },
    installation: () => installation.only(connection),
  };
}

const setPause = defineCommand(sql<{ value: unknown }>`
  insert into setting (key, value) values ('gateway-pause', ${asJson('value')})
  on conflict (key) do update set value = excluded.value`);
const jumpAll = defineCommand(sql<{ by: number }>`
  update own_number set last = (last + ${'by'}::bigint - 1) % 999999999 + 1`);
const noteJump = defineCommand(sql<{ by: number }>`
  insert into setting (key, value) values ('control-number-jump', to_jsonb(${'by'}::bigint))
  on conflict (key) do update set value = to_jsonb((setting.value #>> '{}')::bigint + ${'by'}::bigint)`);

export function pauseWrites(connection: Connection): PauseWrites {
  return {
    async setGatewayPause(value) {
      if (value) await setPause(connection, { value });
      else await managerOf(connection).delete(settingEntity, { key: pauseKey });
    },
    async jumpControlNumbers(by) {
      await noteJump(connection, { by });
      await jumpAll(connection, { by });
    },
  };
}
