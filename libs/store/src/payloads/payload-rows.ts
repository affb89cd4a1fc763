import { randomUUID } from 'node:crypto';
import { type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';

/** Chunks of this many bytes, but for the last one of a payload. */
export const chunkSize = 1024 * 1024;

const insertPayload = defineCommand(sql<{ id: string }>`insert into payload (id) values (${'id'})`);
const insertChunk = defineCommand(sql<{ payload: string; index: number; bytes: Uint8Array }>`
  insert into payload_chunk (payload, index, bytes) values (${'payload'}, ${'index'}, ${'bytes'})`);

const removePayloads = defineCommand(
  sql<{ ids: readonly string[] }>`delete from payload where id = any(${'ids'}::uuid[])`,
);

/** A payload without bytes. */
export async function newPayload(connection: Connection): Promise<string> {
  const id = randomUUID();
  await insertPayload(connection, { id });
  return id;
}

/** A payload with these bytes. */
export async function storePayload(connection: Connection, content: Uint8Array): Promise<string> {
  const payload = await newPayload(connection);
  for (let at = 0, index = 0; at < content.length; at += chunkSize, index += 1) {
    await insertChunk(connection, { payload, index, bytes: content.subarray(at, at + chunkSize) });
  }
  return payload;
}

/** Forgets the payloads of rows that are gone, with their bytes. */
export async function forgetPayloads(
  connection: Connection,
  rows: readonly { readonly payload: string | null }[],
): Promise<void> {
  const ids = rows.flatMap(({ payload }) => payload ?? []);
  if (ids.length > 0) await removePayloads(connection, { ids });
}
