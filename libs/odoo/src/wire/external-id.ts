import { Refused } from '@quayside/exchange';
import { z } from 'zod';
import { withRemedy } from './remedies.js';
import type { Transport } from './transport.js';

/** No module of Odoo has this name; its external ids survive upgrades. */
const namespace = '__quayside__';

export function externalId(key: string): string {
  return `${namespace}.${key}`;
}

/** The key under which a record with this external id was made, if it was by us. */
export function keyOf(id: string): string | undefined {
  return isOurs(id) ? id.slice(namespace.length + 1) : undefined;
}

/** Whether a record with this external id was made by us. */
export function isOurs(id: string): boolean {
  return id.startsWith(`${namespace}.`);
}

const reference = z.tuple([z.string(), z.union([z.number(), z.literal(false)])]);

/** The record that was made under a key, if there is one. */
export async function findByKey(transport: Transport, key: string): Promise<number | undefined> {
  const answer = await transport.ask('ir.model.data', 'check_object_reference', { module: namespace, xml_id: key });
  if (!answer.ok) {
    // Odoo has no gentler way to say that it has none.
    if (answer.fault.message.includes('External ID not found')) return undefined;
    throw new Refused(transport.system, answer.fault.message);
  }
  const [, id] = reference.parse(answer.value);
  // Odoo 19 remembers a key whose record it has just refused to make: there is none, and what is wrong the next attempt says.
  return id === false ? undefined : id;
}

/** A table as Odoo's import takes it: cells are text, "x/.id" a database id, "x/id" an external id. */
export interface LoadTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const loaded = z.object({
  ids: z.union([z.array(z.number()), z.literal(false)]),
  messages: z.array(z.object({ type: z.string().optional(), message: z.string() })),
});

/** Loads a table: all of it, or nothing. Answers the ids, or throws what Odoo has to say. */
export async function load(transport: Transport, model: string, table: LoadTable): Promise<readonly number[]> {
  const answer = await transport.call(model, 'load', { fields: table.fields, data: table.rows }, loaded);
  if (answer.ids !== false) return answer.ids;
  const message = answer.messages.map((each) => each.message).join('; ') || 'Odoo gives no reason';
  throw new Refused(transport.system, withRemedy(message));
}

/** Makes a record under a key, once: Odoo keeps a key to one record, whoever else tries at the same time. */
export async function makeOnce(
  transport: Transport,
  model: string,
  key: string,
  table: () => Promise<LoadTable>,
  { asks = true }: { readonly asks?: boolean } = {},
): Promise<{ readonly how: 'done' | 'found'; readonly id: number }> {
  const before = asks ? await findByKey(transport, key) : undefined;
  if (before !== undefined) return { how: 'found', id: before };
  try {
    const [id] = await load(transport, model, await table());
    if (id === undefined) throw new Refused(transport.system, `Odoo loaded nothing into ${model}`);
    return { how: 'done', id };
  } catch (error) {
    // An attempt whose answer was lost may have come through just now.
    const meanwhile = error instanceof Refused ? await findByKey(transport, key) : undefined;
    if (meanwhile === undefined) throw error;
    return { how: 'found', id: meanwhile };
  }
}
