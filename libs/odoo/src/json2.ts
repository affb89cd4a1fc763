import { Refused, Unavailable } from '@quayside/exchange';
import { z } from 'zod';

/** How a connection to Odoo is made. `fetch` is injected by tests. */
export interface Json2Options {
  /** Names the connection in errors and health: "default" becomes "odoo:default". */
  readonly name: string;
  readonly url: string;
  readonly db?: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
  /** Records of other companies are invisible; absent means the user's own. */
  readonly company?: number;
  readonly fetch?: typeof fetch;
}

/** Odoo's own word on why it did not do something. */
interface Fault {
  readonly status: number;
  /** Python's name of the exception: "odoo.exceptions.UserError". */
  readonly name: string;
  readonly message: string;
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault };

/** Calls methods of Odoo's models. One call is one transaction in Odoo. */
export interface Transport {
  readonly system: string;
  /** The answer in the shape of `schema`. Throws Unavailable or Refused. */
  call<T>(model: string, method: string, body: object, schema: z.ZodType<T>): Promise<T>;
  /** The answer, or Odoo's refusal for a caller that knows what to do with it. Throws Unavailable only. */
  ask(model: string, method: string, body: object): Promise<Answer>;
  /** A page that needs no key. */
  get(path: string): Promise<unknown>;
}

const faultBody = z.object({ name: z.string(), message: z.string() });

/** Odoo's JSON-2 API, from version 19: POST /json/2/<model>/<method> with named arguments and a bearer key. */
export function createJson2(options: Json2Options): Transport {
  const system = `odoo:${options.name}`;
  const ask = async (model: string, method: string, body: object): Promise<Answer> => {
    const answer = await post(options, system, `${model}/${method}`, withContext(options, body));
    if (answer.status === 200) return { ok: true, value: parsed(system, answer.text) };
    const fault = faultOf(answer);
    throwIfUnavailable(options, system, fault);
    return { ok: false, fault };
  };
  return {
    system,
    ask,
    call: async (model, method, body, schema) => {
      const answer = await ask(model, method, body);
      if (!answer.ok) throw new Refused(system, answer.fault.message);
      return shaped(system, `${model}.${method}`, answer.value, schema);
    },
    get: async (path) => {
      const answer = await send(options, system, path, { method: 'GET' });
      if (answer.status !== 200) throw new Unavailable(system, `${options.url}${path} answers ${answer.status}`);
      return parsed(system, answer.text);
    },
  };
}

function withContext(options: Json2Options, body: object): object {
  if (options.company === undefined) return body;
  const context = 'context' in body && typeof body.context === 'object' ? body.context : {};
  return { ...body, context: { ...context, allowed_company_ids: [options.company] } };
}

interface Response {
  readonly status: number;
  readonly text: string;
}

function post(options: Json2Options, system: string, path: string, body: object): Promise<Response> {
  return send(options, system, `/json/2/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `bearer ${options.apiKey}`,
      ...(options.db === undefined ? {} : { 'x-odoo-database': options.db }),
    },
    body: JSON.stringify(body),
  });
}

async function send(options: Json2Options, system: string, path: string, init: RequestInit): Promise<Response> {
  const request = options.fetch ?? fetch;
  try {
    const response = await request(`${options.url.replace(/\/+$/, '')}${path}`, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new Unavailable(system, `Odoo at ${options.url} cannot be reached: ${reason(error, options.timeoutMs)}`, {
      cause: error,
    });
  }
}

/** fetch says "fetch failed" and hides why in its cause. */
function reason(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

function parsed(system: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Unavailable(system, 'Odoo answered something that is not JSON; is its address right?', { cause });
  }
}

function shaped<T>(system: string, what: string, value: unknown, schema: z.ZodType<T>): T {
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  const issue = answer.error.issues[0];
  const where = issue ? ` at ${issue.path.join('.') || 'the top'}: ${issue.message}` : '';
  throw new Unavailable(system, `Odoo's answer to ${what} has another shape than version 19's${where}`);
}

/** The body of a refusal also holds a traceback: it never leaves this function. */
function faultOf(answer: Response): Fault {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return { status: answer.status, name: 'not-json', message: `HTTP status ${answer.status}` };
  }
  const fault = faultBody.safeParse(body);
  if (!fault.success) return { status: answer.status, name: 'unknown', message: `HTTP status ${answer.status}` };
  return { status: answer.status, name: fault.data.name, message: fault.data.message };
}

function throwIfUnavailable(options: Json2Options, system: string, fault: Fault): void {
  const remedy = remedyOf(options, fault);
  if (remedy !== undefined) throw new Unavailable(system, remedy);
}

/** What concerns every document, not this one: an operator's remedy, or the passing of time. */
function remedyOf(options: Json2Options, fault: Fault): string | undefined {
  if (fault.status === 401) {
    return `Odoo at ${options.url} refuses the API key (${fault.message}): make a new one in Odoo under Preferences, Account security, and set it`;
  }
  if (fault.status === 403)
    return `the user of the API key may not do this in Odoo; give it the rights: ${fault.message}`;
  if (fault.status === 404 && fault.name === 'not-json') {
    return `there is no Odoo 19 with the database ${options.db ?? '(default)'} at ${options.url}: check address and database`;
  }
  if (fault.status === 429) return 'Odoo asks us to slow down';
  if (fault.status >= 500 && !isPermanent(fault))
    return `Odoo failed (${fault.status} ${fault.name}): ${fault.message}`;
  return undefined;
}

// Odoo answers 500 also to plain mistakes in a call; and some errors of its database will come again whenever it is asked.
const permanent =
  /^(builtins\.|odoo\.exceptions\.|psycopg2\.(DataError|errors\.(\w+Violation|InvalidTextRepresentation|\w+OutOfRange|StringDataRightTruncation)))/;

function isPermanent(fault: Fault): boolean {
  return permanent.test(fault.name);
}
