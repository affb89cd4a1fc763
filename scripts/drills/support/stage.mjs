// What each drill of an alert is played on: a gateway with a PostgreSQL and an Odoo that can be taken away, a supplier, and a
// Prometheus that watches.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeProfile, openOdoo, remove, startGateway, supplier, temporaryDirectory } from './gateway.mjs';
import { postgresTools, startPostgres } from './postgres.mjs';
import { startPrometheus } from './prometheus.mjs';

const run = promisify(execFile);

/** `profile` changes the profile's text; `environment` gets the folder of the drill; `disk` makes the data directory that large. */
export async function openStage({ profile, environment = async () => ({}), disk } = {}) {
  const tools = await postgresTools();
  if (!tools) throw new Error('no PostgreSQL was found: apt-get install postgresql');
  const directory = await temporaryDirectory('alerts');
  const data = path.join(directory, 'data');
  await mkdir(data);
  if (disk) await run('mount', ['-t', 'tmpfs', '-o', `size=${disk}`, 'tmpfs', data]);
  const odoo = await openOdoo();
  const postgres = await startPostgres(tools, path.join(directory, 'server'));
  await postgres.tool('createdb', 'quayside');
  const profiles = path.join(directory, 'profiles');
  const key = await makeProfile(profiles, profile);
  const setup = {
    ...{ data, profiles },
    environment: {
      ...odoo.environment,
      DATABASE_URL: postgres.url('quayside'),
      ...(await environment(directory)),
    },
  };
  const gateway = await startGateway(setup);
  const { host, protocol } = new URL(gateway.url);
  const prometheus = await startPrometheus(path.join(directory, 'prometheus'), host, protocol);
  return {
    ...{ directory, data, odoo, postgres, setup, gateway, prometheus },
    supplier: supplier(key, () => gateway.url),
    async close() {
      await prometheus.stop();
      await gateway.kill();
      await postgres.stop();
      await odoo.close();
      if (disk) await run('umount', [data]);
      await remove(directory);
    },
  };
}
