// An upgrade under traffic: an old gateway works, a new one is started beside it on the same database and migrates it, both work for
// a while, then the old one stops. A supplier posts all the time, to either, and repeats what was not answered. Every receipt must
// end in one document that was delivered, every control number must have been given once, and nothing may have stopped for a person.
// Usage: npm run drill:upgrade -- [REF], the old one being the commit REF; without it the last one before the newest migration.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import {
  acknowledgement,
  makeProfile,
  openOdoo,
  remove,
  root,
  startGateway,
  supplier,
  temporaryDirectory,
} from './support/gateway.mjs';
import { postgresTools, startPostgres } from './support/postgres.mjs';
import { waitFor } from './support/wait-for.mjs';

const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
const newestMigration = git('log', '--diff-filter=A', '-1', '--format=%H', '--', 'libs/store/src/migrations');
const ref = git('rev-parse', process.argv[2] ?? `${newestMigration}^`);

/** The old one, built where nothing of ours is touched. */
function build(directory) {
  const checkout = path.join(directory, 'old');
  git('worktree', 'add', '--detach', '--force', checkout, ref);
  symlinkSync(path.join(root, 'node_modules'), path.join(checkout, 'node_modules'));
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: checkout, stdio: 'inherit' });
  // The console is none of the drill's business.
  if (!existsSync(path.join(checkout, 'dist/console')))
    cpSync(path.join(root, 'dist/console'), path.join(checkout, 'dist/console'), { recursive: true });
  return checkout;
}

const tools = await postgresTools();
assert(tools, 'no PostgreSQL was found: apt-get install postgresql');
const directory = await temporaryDirectory('upgrade');
const odoo = await openOdoo();
const server = await startPostgres(tools, path.join(directory, 'server'));
const running = [];
try {
  const checkout = build(directory);
  await server.tool('createdb', 'quayside');
  const profiles = path.join(directory, 'profiles');
  const often = (text) => text.replace('    name: acme-api\n', '    name: acme-api\n    requestsPerMinute: 60000\n');
  const key = await makeProfile(profiles, often);
  const environment = { ...odoo.environment, DATABASE_URL: server.url('quayside') };
  const start = async (name, of) => {
    const gateway = await startGateway({ data: path.join(directory, name), profiles, environment, checkout: of });
    running.push(gateway);
    console.log(`${name} works (process ${gateway.pid})`);
    return gateway;
  };

  const receipts = [];
  let repeated = 0;
  let control = 1000;
  let going = true;
  /** Posts as long as it goes on, each document until it is answered, to whoever is there. */
  async function post() {
    while (going) {
      const bytes = acknowledgement('P00002', (control += 1));
      const request = randomUUID();
      for (let attempt = 0; ; attempt += 1) {
        const { url } = running[(control + attempt) % running.length];
        try {
          const { call } = supplier(key, () => url);
          const headers = { 'content-type': 'application/edi-x12', 'idempotency-key': request };
          const answer = await call('/v1/files', { method: 'POST', headers, body: bytes });
          receipts.push((await answer.json()).id);
          break;
        } catch {
          repeated += 1;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const posted = async (many) => {
    const target = receipts.length + many;
    await waitFor(`${many} more receipts`, () => receipts.length >= target);
  };

  console.log(`old: ${git('log', '-1', '--format=%h %s', ref)}`);
  const old = await start('the old gateway', checkout);
  const posting = [post(), post()];
  await posted(100);
  await start('the new gateway', root);
  await posted(200);
  console.log('the old gateway stops');
  running.splice(running.indexOf(old), 1);
  await old.stop();
  await posted(100);
  going = false;
  await Promise.all(posting);

  const database = new pg.Client({ connectionString: environment.DATABASE_URL });
  // Only its failing statements matter, not that the server stops before it.
  database.on('error', () => undefined);
  await database.connect();
  const only = async (text) => (await database.query(text)).rows;
  const isDone = async () => {
    const [{ open }] = await only(`select
      (select count(*) from file where state = 'stored') + (select count(*) from arrival where state = 'received')
      + (select count(*) from document where state = 'accepted') as open`);
    return Number(open) === 0;
  };
  await waitFor('everything to be done', isDone, { seconds: 300 }).catch(async (error) => {
    console.log(
      await only(`select 'file' as kind, state, count(*)::int from file group by state
      union all select 'arrival', state, count(*)::int from arrival group by state
      union all select 'document', state, count(*)::int from document group by state`),
    );
    console.log(await only('select * from attempt limit 5'));
    throw error;
  });
  const documents = await only('select state, count(*)::int as n from document group by state order by state');
  const [{ files }] = await only('select count(*)::int as files from file');
  const exceptions = await only('select code, count(*)::int as n from exception group by code');
  const [{ twice }] = await only(
    `select count(*)::int as twice from (select name from dispatch group by name having count(*) > 1) t`,
  );
  await database.end();
  console.log({ receipts: receipts.length, repeated, files, documents, exceptions, twice });
  assert.equal(files, receipts.length, 'every receipt is one file');
  assert.deepEqual(
    documents,
    [{ state: 'delivered', n: receipts.length }],
    'each file is one document that was delivered',
  );
  assert.deepEqual(exceptions, [], 'nothing stopped for a person');
  assert.equal(twice, 0, 'no name, and with it no control number, was given twice');
  console.log('The drill went well.');
} finally {
  for (const each of running) await each.kill();
  await server.stop();
  await odoo.close();
  git('worktree', 'remove', '--force', path.join(directory, 'old'));
  await remove(directory);
}
