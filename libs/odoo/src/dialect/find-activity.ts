import type { ErpRecord } from '@quayside/exchange';
import { z } from 'zod';
import type { Transport } from '../wire/transport.js';

export interface ActivityWords {
  readonly model: string;
  readonly id: number;
  /** What stands in its note. */
  readonly words: string;
}

/** The record of an activity with these words, whether it is open or done. */
export type FindActivity = (transport: Transport, wanted: ActivityWords) => Promise<ErpRecord | undefined>;

/** Odoo 19 archives what is done. */
export const activityOrArchived: FindActivity = (transport, wanted) =>
  findIn(transport, 'mail.activity', [
    ['res_model', '=', wanted.model],
    ['res_id', '=', wanted.id],
    ['note', 'ilike', wanted.words],
  ]);

/** Odoo 14 removes what is done, and leaves a message with its note. */
export const activityOrMessage: FindActivity = async (transport, wanted) =>
  (await activityOrArchived(transport, wanted)) ??
  (await findIn(transport, 'mail.message', [
    ['model', '=', wanted.model],
    ['res_id', '=', wanted.id],
    ['body', 'ilike', wanted.words],
  ]));

async function findIn(transport: Transport, model: string, domain: readonly unknown[]): Promise<ErpRecord | undefined> {
  const [id] = await transport.call(model, 'search', { domain, context: { active_test: false } }, z.array(z.number()));
  return id === undefined ? undefined : { model, id };
}
