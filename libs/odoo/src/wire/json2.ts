import { z } from 'zod';
import { wordlessFault, type Fault } from './fault.js';
import { parsed, postJson, type Response } from './http.js';
import type { OdooOptions } from './odoo-options.js';
import type { Wire } from './transport.js';

/** Odoo's JSON-2 API, from version 19: POST /json/2/<model>/<method> with named arguments and a bearer key. */
export function json2(options: OdooOptions): Wire {
  const headers = {
    authorization: `bearer ${options.apiKey}`,
    ...(options.db === undefined ? {} : { 'x-odoo-database': options.db }),
  };
  return async (model, method, body) => {
    const answer = await postJson(options, `/json/2/${model}/${method}`, body, headers);
    if (answer.status === 200) return { ok: true, value: parsed(options, answer.text) };
    return { ok: false, fault: faultOf(answer) };
  };
}

const faultBody = z.object({ name: z.string(), message: z.string() });

/** The body of a refusal also holds a traceback: it never leaves this function. */
function faultOf({ status, text }: Response): Fault {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return wordlessFault(status, 'not-json');
  }
  const fault = faultBody.safeParse(body);
  return fault.success ? { status, ...fault.data } : wordlessFault(status, 'unknown');
}
