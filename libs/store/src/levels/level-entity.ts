import type { SettledLevel } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { instant, key, nullable, text, uuid, type Stored } from '../database/columns.js';

export const settledLevelEntity = new EntitySchema<Stored<SettledLevel>>({
  name: 'settled_level',
  columns: { subject: key(uuid), what: key(text), due: key(instant), until: nullable(instant) },
});
