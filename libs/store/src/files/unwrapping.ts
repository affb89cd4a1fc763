import { randomUUID } from 'node:crypto';
import type { FileRow, WrapperReads, WrapperWrites } from '@quayside/exchange';
import type { EntityManager } from 'typeorm';
import { rows } from '../database/database.js';

/** Reads of what came out of wrappers. */
export function wrapperReads(manager: EntityManager): WrapperReads {
  return {
    async wrappersAround(file) {
      type Found = Pick<FileRow, 'id' | 'wrapper'> & { size: string };
      const found = await rows<Found>(manager, around, [file]);
      return found.map((each) => ({ ...each, size: Number(each.size) }));
    },
    async unwrappedFrom(file) {
      const [found] = await rows<{ files: number; bytes: string }>(manager, inside, [file]);
      return { files: found?.files ?? 0, bytes: Number(found?.bytes ?? 0) };
    },
  };
}

const around = `with recursive up as (
    select id, parent, wrapper, size, 0 as depth from file where id = $1
    union all select f.id, f.parent, f.wrapper, f.size, up.depth + 1 from file f join up on f.id = up.parent)
  select id, wrapper, size from up order by depth`;

const inside = `with recursive down as (
    select id, size from file where parent = $1
    union all select f.id, f.size from file f join down on f.parent = down.id)
  select count(*)::int as files, coalesce(sum(size), 0) as bytes from down`;

/** Entries on their way out of a wrapper: the bytes are written while they come, the files are made in one commit. */
export function wrapperWrites(manager: EntityManager): WrapperWrites {
  const forget = async (sql: string, values: readonly unknown[]) => {
    const gone = await rows<{ payload: string }>(manager, sql, values);
    if (gone.length === 0) return;
    await rows(manager, 'delete from payload where id = any($1::uuid[])', [gone.map(({ payload }) => payload)]);
  };
  return {
    async beginEntry(file, entry) {
      await forget('delete from unwrapping where file = $1 and entry = $2 returning payload', [file, entry]);
      const payload = randomUUID();
      await rows(manager, 'insert into payload (id) values ($1)', [payload]);
      await rows(manager, 'insert into unwrapping (file, entry, payload) values ($1, $2, $3)', [file, entry, payload]);
      return payload;
    },
    async endUnwrapping(file, bytes) {
      if (bytes === 'forgotten') return forget('delete from unwrapping where file = $1 returning payload', [file]);
      await rows(manager, 'delete from unwrapping where file = $1', [file]);
    },
  };
}
