import { EntitySchema } from 'typeorm';
import { json, key, text } from '../database/columns.js';

export const settingEntity = new EntitySchema<{ key: string; value: unknown }>({
  name: 'setting',
  columns: { key: key(text), value: json },
});
