import { callDemoOdoo, playDemo, type DemoLine } from '@quayside/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoOrder } from '../support/demo-order.js';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

let test: TestGateway;
const token = 'a-token-of-twenty-chars';
beforeAll(async () => {
  test = await testGateway({ QUAYSIDE_HOOK_TOKEN: token });
  // What is confirmed from now on goes out.
  await waitFor('orders to be looked for', async () => {
    const began = await test.database.query('select 1 from orders_began');
    return began.length === 3;
  });
});
afterAll(() => test.stop());

async function listed(login: string, part: string): Promise<string[]> {
  const mailbox = await test.mailbox(login);
  try {
    return (await mailbox.list('out')).map(({ name }) => name).filter((name) => name.includes(part));
  } finally {
    await mailbox.close();
  }
}

const demo = () => {
  const found = test.gateway.runtime.connections.find(({ name }) => name === 'demo');
  if (!found) throw new Error('no demo connection');
  return found;
};

describe('an order that is confirmed in Odoo', () => {
  it.each([
    ['ACME', 'acme', '850', /^ISA\*/],
    ['KERN', 'kern', 'order', /^"?\w+/],
    ['NORDWIND', 'nordwind', 'ORDERS', /^UNA|^UNB/],
  ])('of %s is on show for it, in its own format', async (vendor, login, type, begins) => {
    const { number } = await demoOrder(test, vendor);
    const name = await waitFor('the order', async () => (await listed(login, number))[0]);
    expect(name.startsWith(`${type}-${number}-1.`)).toBe(true);
    const mailbox = await test.mailbox(login);
    const text = String(await mailbox.get('out', name));
    await mailbox.close();
    expect(text).toMatch(begins);
    expect(text).toContain(number);
    await waitFor('it to be sent', async () => {
      const [row] = await test.database.query<{ state: string }>('select state from outbound where order_number = $1', [
        number,
      ]);
      return row?.state === 'sent';
    });
  });

  it('is fetched and answered by each supplier of the demo', async () => {
    const { sftp } = test.gateway.state;
    if (!sftp) throw new Error('there is no SFTP server');
    const said: DemoLine[] = [];
    const isRight = await playDemo(test.gateway.runtime, sftp, 'usual', (line) => said.push(line));
    expect(said.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect(isRight).toBe(true);
    const fetched = said.flatMap((line) =>
      line.kind === 'step' && line.text.includes('the order,') ? [line.what] : [],
    );
    expect(fetched.map((name) => name.split('-')[0])).toEqual(['850', 'ORDERS', 'order']);
  });

  it('and cancelled after that is taken back, once', async () => {
    const { number } = await demoOrder(test, 'ACME');
    const [name] = await waitFor('the order', async () => {
      const found = await listed('acme', number);
      return found.length > 0 ? found : undefined;
    });
    const mailbox = await test.mailbox('acme');
    await mailbox.get('out', name ?? '');
    await mailbox.close();
    const where = { domain: [['name', '=', number]] };
    const ids = await callDemoOdoo(demo(), 'purchase.order', 'search', where, z.array(z.number()));
    await callDemoOdoo(demo(), 'purchase.order', 'button_cancel', { ids }, z.unknown());
    const hint = await fetch(`${test.url}/hooks/odoo/demo?token=${token}`, { method: 'POST', body: '{}' });
    expect(hint.status).toBe(202);
    const taken = await waitFor('the cancellation', async () => {
      const found = await listed('acme', `860-${number}`);
      return found.length > 0 ? found : undefined;
    });
    expect(taken).toEqual([`860-${number}-2.x12`]);
  });
});
