import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restChannelOf } from '../contract/channels/channel-contract.js';
import { demoKeys } from '../support/api-key.js';
import { demoOrder } from '../support/demo-order.js';
import { adminPassword, testGateway, type TestGateway } from '../support/gateway.js';
import { startRestPeer, type RestPeer } from '../support/rest-peer.js';
import { waitFor } from '../support/wait-for.js';
import { zipped } from '../support/wrapped.js';
import { acknowledgement, interchange } from '../support/x12.js';

// A figure that never moves is worse than none: after a day in small, each of ours has moved, or it stands here why not.
const unmoved: Readonly<Record<string, string>> = {
  quayside_waiting: 'all that came went its way before it was scraped',
  quayside_oldest_waiting_seconds: 'as above',
  quayside_to_be_read: 'as above',
  quayside_exceptions_open: 'nothing waits for a person',
  quayside_oldest_exception_seconds: 'as above',
  quayside_odoo_failing_seconds: 'the stand-in answers',
  quayside_channel_failing_seconds: 'the peer answers',
  quayside_paused_seconds: 'nobody has paused it',
};

let peer: RestPeer;
let test: TestGateway;

beforeAll(async () => {
  peer = await startRestPeer();
  process.env['QUAYSIDE_SECRET_PEER_CLIENT'] = 'peer secret';
  test = await testGateway({ QUAYSIDE_ALLOW_ADDRESSES: '127.0.0.1/32' });
  const profile = path.join(test.profiles, 'acme.yaml');
  const channel = restChannelOf(peer, { settings: 'every: 1s' });
  await writeFile(profile, (await readFile(profile, 'utf8')).replace(/^channels:\n/m, `channels:\n  - ${channel}\n`));
});
afterAll(async () => {
  delete process.env['QUAYSIDE_SECRET_PEER_CLIENT'];
  await test.stop();
  await peer.close();
});

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The samples of what is scraped, by the name of their metric. */
async function scrape(): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const text = await (await fetch(`${test.url}/metrics`)).text();
  const samples = [...text.matchAll(/^(quayside_\w+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})? (\S+)$/gm)];
  return Map.groupBy(
    samples.map(([, name = '', labels = '', value]) => ({
      name,
      labels: labelsIn(labels),
      value: Number(value),
    })),
    ({ name }) => name,
  );
}

function labelsIn(text: string): Sample['labels'] {
  return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', is = '']) => [label, is]));
}

const interchangeFor = async (control: string) => {
  const { number, lines } = await demoOrder(test);
  return interchange([acknowledgement(number, lines)], { control });
};

it('moves every figure in a day of work, and says what came by which way', async () => {
  await waitFor('orders to be looked for', async () => {
    return (await test.database.query('select 1 from orders_began')).length === 3;
  });
  await test.drop('one.x12', await interchangeFor('000000901'));
  await test.drop(
    'two.zip',
    await zipped([
      { name: 'a.x12', bytes: await interchangeFor('000000902') },
      { name: 'b.x12', bytes: await interchangeFor('000000903') },
    ]),
  );
  await fetch(`${test.url}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demoKeys.acme}`, 'content-type': 'application/edi-x12', prefer: 'wait=20' },
    body: await interchangeFor('000000904'),
  });
  await peer.put('outbox/ack.x12', await interchangeFor('000000905'));
  await expect(test.mailbox('acme', 'wrong')).rejects.toThrow();
  await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  const received = await waitFor('what was polled to be counted', async () => {
    const files = (await scrape()).get('quayside_files_received_total') ?? [];
    return files.some(({ labels }) => labels['channel'] === 'rest-poll') && files;
  });

  const counts = Object.fromEntries(received.map(({ labels, value }) => [String(labels['channel']), value]));
  expect(counts).toEqual({ 'sftp-drop': 2, wrapper: 2, rest: 1, 'rest-poll': 1 });
  const all = new Set(['file', 'arrival', 'lane', 'order', 'outbound', 'dispatch', 'poll']);
  const after = await waitFor('an acknowledgement and an order to be sent', async () => {
    const now = await scrape();
    const taken = new Set((now.get('quayside_steps_total') ?? []).map(({ labels }) => labels['step']));
    return taken.size >= all.size && now;
  });
  const steps = (after.get('quayside_steps_total') ?? []).map(({ labels }) => labels['step']);
  expect(new Set(steps)).toEqual(all);
  const logins = (after.get('quayside_sftp_logins_total') ?? []).map(({ labels }) => labels['outcome']);
  expect(new Set(logins)).toEqual(new Set(['in', 'refused']));

  const registered = test.gateway.runtime.metrics.registry.getMetricsAsArray().map(({ name }) => name);
  const ours = registered.filter((name) => name.startsWith('quayside_'));
  expect(ours.length).toBeGreaterThan(3);
  const still = ours.filter((name) => !(after.get(name) ?? []).some(({ value }) => value > 0));
  expect(still.filter((name) => !(name in unmoved))).toEqual([]);
  // What is told here of a figure is told of one that there is.
  expect(Object.keys(unmoved).filter((name) => !ours.includes(name))).toEqual([]);
});
