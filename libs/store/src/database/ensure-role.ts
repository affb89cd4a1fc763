import { Client } from 'pg';

/** Makes a role that may sign in with this password, on a server of our own; one that is there gets the password. */
export async function ensureRole(ownerUrl: string, name: string, password: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    const said = `${client.escapeIdentifier(name)} login password ${client.escapeLiteral(password)}`;
    await client.query(`${verb} role ${said}`);
  } finally {
    await client.end();
  }
}
