import type { EffectRow } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { instant, int, json, key, named, nullable, text, uuid, type Stored } from '../database/columns.js';

export const effectEntity = new EntitySchema<Stored<EffectRow>>({
  name: 'effect',
  columns: {
    key: key(text),
    document: uuid,
    businessKey: named('business_key', text),
    version: int,
    index: int,
    effect: json,
    applied: nullable(json),
    appliedAt: named('applied_at', nullable(instant)),
  },
});
