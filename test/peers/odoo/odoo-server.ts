import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Server } from '../../contract/erp/world.js';

const user = z.object({ login: z.string(), uid: z.number(), apiKey: z.string() });
const connection = z.object({
  ...user.shape,
  version: z.coerce.number(),
  url: z.string(),
  db: z.string(),
  users: z.record(z.string(), user),
});

export type OdooVersion = 19 | 14;

/** The variable that names a connection file, or "none" where Debian itself does not offer the package. */
const variables: Record<OdooVersion, string> = { 19: 'QUAYSIDE_TEST_ODOO', 14: 'QUAYSIDE_TEST_ODOO_14' };

/** Said by CI, and only after the script has ended with 75. */
export function isWithout(version: OdooVersion): boolean {
  return process.env[variables[version]] === 'none';
}

const script = fileURLToPath(new URL('../../../scripts/odoo-server.sh', import.meta.url));

/**
 * A real Odoo: the one whose connection file QUAYSIDE_TEST_ODOO (of 14: QUAYSIDE_TEST_ODOO_14) names, else one that the script
 * builds and starts; spoken to as its gateway user, or as another. What the script says when it cannot is the reason of the failure.
 */
export async function odooServer(of: OdooVersion = 19, as?: string): Promise<Server> {
  const { version, url, db, users, ...gateway } = connection.parse(JSON.parse(await connectionText(of)));
  const named = (name: string) => {
    const found = users[name];
    if (!found) throw new Error(`the connection file of Odoo ${of} has no user "${name}"`);
    return found;
  };
  const { login, apiKey } = as === undefined ? gateway : named(as);
  const uids = Object.fromEntries([gateway, ...Object.values(users)].map((each) => [each.apiKey, each.uid]));
  const keys = { apiKey, adminKey: named('admin').apiKey, buyerKey: named('buyer').apiKey };
  return { version, url, db, ...keys, ...(version < 19 ? { login, uids } : {}) };
}

async function connectionText(version: OdooVersion): Promise<string> {
  const file = process.env[variables[version]];
  if (file !== undefined && file !== '') return readFile(file, 'utf8');
  const { stdout } = await promisify(execFile)(script, ['up', String(version)], { maxBuffer: 1 << 20 });
  return stdout;
}
