import type { Json } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { int, json, key, text } from '../database/columns.js';

/** A record of the Odoo stand-in. */
export interface DemoRow {
  readonly model: string;
  readonly id: number;
  readonly values: { readonly [field: string]: Json };
}

export const demoRecordEntity = new EntitySchema<DemoRow>({
  name: 'demo_record',
  columns: { model: key(text), id: key(int), values: json },
});
