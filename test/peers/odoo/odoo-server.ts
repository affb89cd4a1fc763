import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Server } from '../../contract/erp/world.js';

const connection = z.object({
  url: z.string(),
  db: z.string(),
  apiKey: z.string(),
  users: z.object({ admin: z.object({ apiKey: z.string() }), buyer: z.object({ apiKey: z.string() }) }),
});

/** Said by CI, and only after the script has ended with 75: Debian itself does not offer the package. */
export const withoutOdoo = process.env['QUAYSIDE_TEST_ODOO'] === 'none';

const script = fileURLToPath(new URL('../../../scripts/odoo-server.sh', import.meta.url));

/**
 * A real Odoo 19: the one whose connection file QUAYSIDE_TEST_ODOO names, else one that the script builds and starts. What
 * the script says when it cannot is the reason of the failure.
 */
export async function odooServer(): Promise<Server> {
  const { url, db, apiKey, users } = connection.parse(JSON.parse(await connectionText()));
  return { url, db, apiKey, adminKey: users.admin.apiKey, buyerKey: users.buyer.apiKey };
}

async function connectionText(): Promise<string> {
  const file = process.env['QUAYSIDE_TEST_ODOO'];
  if (file !== undefined && file !== '') return readFile(file, 'utf8');
  const { stdout } = await promisify(execFile)(script, ['up', '19'], { maxBuffer: 1 << 20 });
  return stdout;
}
