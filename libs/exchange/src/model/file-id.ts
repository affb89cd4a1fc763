import type { Brand } from '@quayside/std';

/** The id of a file, which stands beside many other texts: accounts, keys of requests, ids of payloads. */
export type FileId = Brand<string, 'FileId'>;

export function newFileId(ids: { id(): string }): FileId {
  return ids.id() as FileId;
}
