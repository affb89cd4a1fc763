import { EntitySchema } from 'typeorm';
import { instant, key, named, text } from '../database/columns.js';

/** A row that is written to see whether rows can be written. */
export const writeProbeEntity = new EntitySchema<{ name: string; writtenAt: Date }>({
  name: 'write_probe',
  columns: { name: key(text), writtenAt: named('written_at', instant) },
});
