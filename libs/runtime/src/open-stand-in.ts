import { randomUUID } from 'node:crypto';
import { startStandIn } from '@quayside/odoo-stand-in';
import { demoRecordsIn, type Database } from '@quayside/store';
import type { OdooConnection } from './config.js';
import { demoConnection } from './erp-connections.js';

/** The stand-in speaks JSON-2 on loopback; its records are in Postgres, so every process may have one of its own. */
export async function openStandIn(
  database: Database,
): Promise<{ readonly connection: OdooConnection; close(): Promise<void> }> {
  const apiKey = randomUUID();
  const server = await startStandIn({ records: demoRecordsIn(database), apiKey });
  return {
    connection: { name: demoConnection, url: server.url, database: 'demo', apiKey },
    close: () => server.close(),
  };
}

/** The connections that are configured, and the stand-in under its name. */
export function withStandIn(configured: readonly OdooConnection[], standIn: OdooConnection): readonly OdooConnection[] {
  return [...configured.filter(({ name }) => name !== demoConnection), standIn];
}
