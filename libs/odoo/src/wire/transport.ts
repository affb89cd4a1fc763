import { Refused, Unavailable } from '@quayside/exchange';
import { z } from 'zod';
import type { OdooOptions } from './odoo-options.js';
import { remedyOf, type Fault } from './fault.js';

/** A value, or Odoo's own word on why there is none. */
export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault };

/** The arguments of a method by their names in Odoo 19; `ids` are the records that it is called on. */
export type Body = Readonly<Record<string, unknown>>;

/** Brings one call to Odoo and its answer back. Throws Unavailable where Odoo does not answer. */
export type Wire = (model: string, method: string, body: Body) => Promise<Answer>;

/** Calls methods of Odoo's models. One call is one transaction in Odoo. */
export interface Transport {
  readonly system: string;
  /** The answer in the shape of `schema`. Throws Unavailable or Refused. */
  call<T>(model: string, method: string, body: Body, schema: z.ZodType<T>): Promise<T>;
  /** The answer, or Odoo's refusal for a caller that knows what to do with it. Throws Unavailable only. */
  ask(model: string, method: string, body: Body): Promise<Answer>;
}

/** The name under which health and retries know this Odoo. */
export function systemName(options: Pick<OdooOptions, 'name'>): string {
  return `odoo:${options.name}`;
}

/**
 * Calls over a wire: for the company of the connection, with what concerns all documents thrown as Unavailable. `conflict` are
 * the words of a `load` that another transaction was quicker than.
 */
export function createTransport(options: OdooOptions, wire: Wire, conflict: RegExp): Transport {
  const system = systemName(options);
  const ask = async (model: string, method: string, body: Body): Promise<Answer> => {
    const answer = await wire(model, method, withContext(options, method, body));
    const remedy = answer.ok ? undefined : remedyOf(options, answer.fault);
    if (remedy !== undefined) throw new Unavailable(system, remedy);
    if (answer.ok && method === 'load') throwIfLost(system, answer.value, conflict);
    return answer;
  };
  return {
    system,
    ask,
    call: async (model, method, body, schema) => {
      const answer = await ask(model, method, body);
      if (!answer.ok) throw new Refused(system, answer.fault.message);
      return shaped(system, `${model}.${method}`, answer.value, schema);
    },
  };
}

function withContext({ company }: OdooOptions, method: string, body: Body): Body {
  const given = body['context'];
  const context = {
    ...(typeof given === 'object' ? given : {}),
    ...(company === undefined ? {} : { allowed_company_ids: [company] }),
    // `load` reads times in the zone of its user, `write` reads them as UTC: in UTC both mean the same.
    ...(method === 'load' ? { tz: 'UTC' } : {}),
  };
  return Object.keys(context).length === 0 ? body : { ...body, context };
}

const lost = z.object({ ids: z.literal(false), messages: z.array(z.object({ message: z.string() })) });

/** `load` answers its failures with status 200, those too that Odoo itself does not try again. */
function throwIfLost(system: string, value: unknown, conflict: RegExp): void {
  const failed = lost.safeParse(value);
  const words = failed.data?.messages.map(({ message }) => message).join('; ') ?? '';
  if (conflict.test(words)) throw new Unavailable(system, words);
}

/** An answer in the shape that it should have; another one is Odoo's, and may be right after an upgrade. */
export function shaped<T>(system: string, what: string, value: unknown, schema: z.ZodType<T>): T {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  const issue = answer.error.issues[0];
  const where = issue ? ` at ${issue.path.join('.') || 'the top'}: ${issue.message}` : '';
  throw new Unavailable(system, `Odoo's answer to ${what} does not have the expected shape${where}`);
}
