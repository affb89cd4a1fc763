import { Unavailable } from '@quayside/exchange';
import { z } from 'zod';
import { send } from './http.js';
import { rpc } from './json-rpc.js';
import type { OdooOptions } from './odoo-options.js';
import { systemName } from './transport.js';

/** What the server says it is: "17.0", 17. */
export interface Version {
  readonly text: string;
  readonly major: number;
}

const page = z.object({ version: z.string(), version_info: z.tuple([z.number()], z.unknown()) });
// Odoo's own cloud names a release in between "saas~18.2": its series is the first number in it.
const common = z.object({
  server_version: z.string(),
  server_version_info: z.tuple([z.union([z.number(), z.string()])], z.unknown()),
});

/** Asks the server for its version, which needs no key: its page first, which Odoo 14 to 18 do not have. */
export async function findVersion(options: OdooOptions): Promise<Version> {
  const answer = await send(options, '/web/version', { method: 'GET', redirect: 'manual' });
  const read = answer.status === 200 ? page.safeParse(asJson(answer.text)) : undefined;
  if (read?.success) return { text: read.data.version, major: read.data.version_info[0] };
  const told = await rpc(options, 'common', 'version', []);
  const version = told.ok ? common.safeParse(told.value) : undefined;
  if (!version?.success) throw new Unavailable(systemName(options), 'what answers at this address is not Odoo');
  const { server_version: text, server_version_info: info } = version.data;
  return { text, major: Number(/\d+/.exec(String(info[0]))?.[0] ?? 0) };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
