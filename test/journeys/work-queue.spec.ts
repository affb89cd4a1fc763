import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedInAs, type ConsoleSession } from '../support/console-session.js';
import { demoOrder } from '../support/demo-order.js';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { acknowledgement, interchange } from '../support/x12.js';

// People and what waits for them: the same cause once, settled with one reason; given, put off, and seen by whose it is.

interface Cause {
  readonly key: string;
  readonly count: number;
  readonly ids: readonly string[];
  readonly row: {
    readonly title: string;
    readonly code: string;
    readonly assignee: { readonly account: string } | null;
  };
}

let test: TestGateway;
let buyer: ConsoleSession;
let clerk: ConsoleSession;
let next = 700;
beforeAll(async () => {
  test = await testGateway();
  buyer = await signedInAs(test, { name: 'bea', roles: ['procurement'] });
  clerk = await signedInAs(test, { name: 'fay', roles: ['finance'] });
});
afterAll(() => test.stop());

const send = async (sets: readonly (readonly string[])[]) => {
  const control = String((next += 1)).padStart(9, '0');
  const { documents } = await test.drop(`answers-${control}.x12`, interchange(sets, { control }));
  return documents.map(({ id }) => id);
};
const causesOf = async (person: ConsoleSession, query: string) => {
  const { body } = await person.ask('GET', `/api/work?${query}`);
  return body['causes'] as readonly Cause[];
};
const some = (item: string) => [{ number: '1', item, quantity: '10', price: '1.25' }];
const stateOf = async (id: string) => (await test.gateway.runtime.ports.store.document(id))?.state;

it('eleven answers to orders that nobody knows are one thing, rejected with one reason by whose they are', async () => {
  const numbers = Array.from({ length: 11 }, (_, n) => `P991${String(n).padStart(2, '0')}`);
  const ids = await send(numbers.map((number) => acknowledgement(number, some('BOLT-M8'), `SO-${number}`)));
  const [cause, ...others] = await causesOf(buyer, 'scope=role&code=order-unknown');
  expect([cause?.count, others]).toEqual([11, []]);
  expect(await causesOf(clerk, 'scope=role&code=order-unknown')).toEqual([]);
  const choosing = { ids: cause?.ids, choice: 'reject', reason: 'we never ordered this' };
  expect((await clerk.ask('POST', '/api/work/choices', choosing)).status).toBe(403);
  expect((await buyer.ask('POST', '/api/work/choices', choosing)).body).toEqual({ done: 11, notDone: [] });
  for (const id of ids) {
    expect(await stateOf(id)).toBe('refused');
    const { body } = await buyer.ask('GET', `/api/documents/${id}`);
    expect(JSON.stringify(body)).toContain('we never ordered this');
  }
  // Whoever was slower hears of each that there is nothing left to settle.
  expect((await buyer.ask('POST', '/api/work/choices', choosing)).body).toEqual({ done: 0, notDone: [] });
});

it('prices that differ on several orders are taken into all of them at once, as the preview said', async () => {
  const orders = [await demoOrder(test), await demoOrder(test)];
  const dear = orders.map(({ number, lines }) =>
    acknowledgement(
      number,
      lines.map((line) => ({ ...line, price: String(Number(line.price) * 2) })),
      `SO-${number}`,
    ),
  );
  const documents = await send(dear);
  const causes = await causesOf(buyer, 'scope=role&code=beyond-tolerance&partner=acme');
  const ids = causes.flatMap((each) => each.ids);
  expect(ids).toHaveLength(2);
  const { body: preview } = await buyer.ask('POST', '/api/work/preview', { ids, way: 'take' });
  const changes = (preview['rows'] as readonly { readonly changes: readonly string[] }[]).map((each) => each.changes);
  expect(changes.flat().filter((each) => /: price .* → /.test(each))).toHaveLength(4);
  const choosing = { ids, choice: 'accept', reason: 'agreed by phone', way: 'take' };
  expect((await buyer.ask('POST', '/api/work/choices', choosing)).body).toEqual({ done: 2, notDone: [] });
  for (const [at, { number, lines }] of orders.entries()) {
    await waitFor(
      `the answer to ${number} to be delivered`,
      async () => (await stateOf(documents[at] ?? '')) === 'delivered',
    );
    const prices = (await test.order(number)).lines.map(({ price }) => Number(price?.amount));
    expect(prices).toEqual(lines.map(({ price }) => Number(price) * 2));
  }
});

it('is given to a colleague, put off, remarked on, and each of it stands in the journal of the document', async () => {
  const [id = ''] = await send([acknowledgement('P99200', some('NUT-M8'), 'SO-99200')]);
  await signedInAs(test, { name: 'bob', roles: ['procurement'] });
  const [cause] = await causesOf(buyer, 'scope=role&code=order-unknown');
  const ids = cause?.ids ?? [];
  expect((await buyer.ask('POST', '/api/work/assignments', { ids, to: 'fay' })).status).toBe(403);
  expect((await buyer.ask('POST', '/api/work/assignments', { ids, to: 'bob' })).body).toMatchObject({
    ...{ message: 'Given to bob.', before: [{ id: ids[0], assignee: null }] },
  });
  expect(await causesOf(buyer, 'scope=role&code=order-unknown')).toEqual([]);
  const said = { text: 'Mr. Berg looks for it' };
  expect((await buyer.ask('POST', `/api/exceptions/${ids[0] ?? ''}/remarks`, said)).body).toMatchObject({
    remarks: [{ by: 'bea', text: 'Mr. Berg looks for it' }],
  });
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await buyer.ask('POST', '/api/work/put-off', { ids, until });
  expect(await causesOf(buyer, 'scope=all&code=order-unknown')).toEqual([]);
  const [later] = await causesOf(buyer, 'scope=all&code=order-unknown&putOff=yes');
  expect(later?.row.assignee?.account).toBe('bob');
  const { body } = await buyer.ask('GET', `/api/documents/${id}`);
  const journal = JSON.stringify(body['journal']);
  expect(journal).toContain('given to bob');
  expect(journal).toContain('put off until');
  expect(journal).toContain('remarked: Mr. Berg looks for it');
});
