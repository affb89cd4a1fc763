import type { Order } from '@quayside/canonical';
import type { Account } from '@quayside/partners';
import { openHeart, order, type Heart } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../model/errors.js';
import { dispatchServed } from '../dispatch-served.js';

/** An order of echo, whose items the vendor knows. */
function ordered(number = 'P00100', change: Partial<Order> = {}): Order {
  return { ...order(number), date: localDateOf('2026-11-23'), ...change };
}

function withQuantity(from: Order, quantity: string): Order {
  const [first, ...rest] = from.lines;
  if (!first) throw new Error('an order without lines');
  return { ...from, lines: [{ ...first, quantity: { ...first.quantity, value: decimalOf(quantity) } }, ...rest] };
}

const echo = { vendor: 'ECHO' };

/** Orders go out to echo from now on. */
async function began(options: Parameters<typeof openHeart>[0] = {}): Promise<Heart> {
  const heart = openHeart(options);
  await heart.findOrders();
  return heart;
}

async function confirm(heart: Heart, as = ordered()): Promise<void> {
  heart.feed.write(as, echo);
  await heart.findOrders();
}

const said = (heart: Heart) =>
  heart.twin.rows.outbounds().map(({ version, kind, state }) => `${version} ${kind} ${state}`);
const inbox = (heart: Heart) => [...heart.side('echo-box').inbox.keys()];
const text = (heart: Heart, name: string) => String(heart.side('echo-box').inbox.get(name));
const open = (heart: Heart) =>
  heart.twin.rows.exceptions().flatMap(({ closedAt, owner, code }) => (closedAt ? [] : [`${owner}: ${code}`]));

describe('a confirmed order', () => {
  it('goes out once, under a name and numbers by which it is found again', async () => {
    const heart = await began();
    await confirm(heart);
    expect([said(heart), inbox(heart)]).toEqual([['1 order sent'], ['850-P00100-1.x12']]);
    const [row] = heart.twin.rows.outbounds();
    expect(row).toMatchObject({ interchangeNumber: '000000001', functionalId: 'PO', groupNumber: '1', setType: '850' });
    expect(text(heart, '850-P00100-1.x12')).toContain('BEG*00*');
    for (let n = 0; n < 50; n += 1) await heart.findOrders();
    expect([said(heart), inbox(heart)]).toEqual([['1 order sent'], ['850-P00100-1.x12']]);
  });

  it('is said by numbers that the partner names when it answers', async () => {
    const heart = await began();
    await confirm(heart);
    await confirm(heart, ordered('P00101'));
    const { store } = heart.ports;
    const found = await store.outboundsNumbered('echo', 'live', { interchangeNumber: '000000002' });
    expect(found.map(({ orderNumber }) => orderNumber)).toEqual(['P00101']);
  });

  it.each(['draft', 'sent', 'to-approve'] as const)('does not go while it is %s', async (state) => {
    const heart = await began();
    await confirm(heart, ordered('P00100', { state }));
    expect([said(heart), inbox(heart)]).toEqual([[], []]);
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order sent']);
  });

  it('does not go where it was confirmed before orders went out, but after it was taken back and confirmed again', async () => {
    const heart = openHeart();
    await confirm(heart);
    await confirm(heart, withQuantity(ordered(), '7'));
    expect(said(heart)).toEqual([]);
    await confirm(heart, ordered('P00100', { state: 'draft' }));
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order sent']);
  });

  it('does not go where it was confirmed while no orders went out for a time', async () => {
    const heart = await began();
    await confirm(heart);
    const all = [...heart.partners];
    const without = [['  order: { channel: echo-box }\n  order-change: {}\n', '']] as const;
    heart.partners.splice(0, all.length, ...openHeart({ profiles: { echo: without } }).partners);
    await confirm(heart, ordered('P00101'));
    heart.partners.splice(0, heart.partners.length, ...all);
    await confirm(heart, withQuantity(ordered(), '120'));
    heart.pass(24 * 3600_000);
    await confirm(heart, ordered('P00102'));
    expect(inbox(heart)).toEqual(['850-P00100-1.x12', '860-P00100-2.x12', '850-P00102-1.x12']);
  });

  it('goes where it is of a day that was agreed', async () => {
    const from = { profiles: { echo: [['channel: echo-box', 'channel: echo-box, from: 2026-11-20']] } } as const;
    const heart = openHeart(from);
    heart.feed.write(ordered(), echo);
    heart.feed.write(ordered('P00099', { date: localDateOf('2026-11-19') }), echo);
    await heart.findOrders();
    expect(inbox(heart)).toEqual(['850-P00100-1.x12']);
  });
});

describe('an order that changed after it was sent', () => {
  it('is said once more by what changed, once', async () => {
    const heart = await began();
    await confirm(heart);
    await confirm(heart, withQuantity(ordered(), '120'));
    expect([said(heart), inbox(heart)]).toEqual([
      ['1 order sent', '2 order-change sent'],
      ['850-P00100-1.x12', '860-P00100-2.x12'],
    ]);
    for (let n = 0; n < 30; n += 1) await heart.findOrders();
    expect(said(heart)).toHaveLength(2);
  });

  it('in what the supplier does not care for says nothing', async () => {
    const heart = await began();
    await confirm(heart);
    const [first, ...rest] = ordered().lines;
    if (!first) throw new Error('no line');
    await confirm(
      heart,
      ordered('P00100', { state: 'locked', lines: [{ ...first, received: decimalOf('3') }, ...rest] }),
    );
    expect(said(heart)).toEqual(['1 order sent']);
  });

  it('is cancelled once, and is an order again when it is confirmed again', async () => {
    const heart = await began();
    await confirm(heart);
    await confirm(heart, ordered('P00100', { state: 'cancelled' }));
    await confirm(heart, ordered('P00100', { state: 'draft' }));
    expect(said(heart)).toEqual(['1 order sent', '2 order-cancellation sent']);
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order sent', '2 order-cancellation sent', '3 order sent']);
    expect(inbox(heart)).toEqual(['850-P00100-1.x12', '860-P00100-2.x12', '850-P00100-3.x12']);
  });

  it('is found where its transaction began long before it was committed', async () => {
    const heart = await began();
    await confirm(heart);
    const began2 = heart.ports.clock.now();
    heart.pass(60_000);
    await confirm(heart, ordered('P00101'));
    heart.pass(100_000);
    // Its stamp is older than what was seen since.
    heart.feed.write(withQuantity(ordered(), '130'), { ...echo, began: began2 });
    for (let n = 0; n < 25; n += 1) {
      await heart.findOrders();
      await heart.sweep();
    }
    expect(said(heart)).toContain('2 order-change sent');
  });

  it('is found where two transactions left the same stamp', async () => {
    const heart = await began();
    const stamp = heart.ports.clock.now();
    heart.feed.write(ordered(), { ...echo, began: stamp });
    await heart.findOrders();
    heart.feed.write(withQuantity(ordered(), '130'), { ...echo, began: stamp });
    heart.pass(5 * 60_000);
    await heart.sweep();
    expect(said(heart)).toEqual(['1 order sent', '2 order-change sent']);
  });

  it('is found although the clock of the ERP was ahead for a while', async () => {
    const heart = await began();
    const ahead = new Date(heart.ports.clock.now().getTime() + 7 * 24 * 3600_000);
    heart.feed.write(ordered('P00077'), { ...echo, began: ahead });
    await heart.findOrders();
    await confirm(heart);
    expect(inbox(heart)).toEqual(['850-P00077-1.x12', '850-P00100-1.x12']);
  });

  it('is found by the comparison of each day where no stamp told of it', async () => {
    const heart = await began();
    await confirm(heart);
    const long = new Date(heart.ports.clock.now().getTime() - 3 * 3600_000);
    heart.feed.write(ordered('P00077'), { ...echo, began: long });
    await heart.findOrders();
    expect(inbox(heart)).toHaveLength(1);
    heart.pass(24 * 3600_000);
    await heart.findOrders();
    expect(inbox(heart)).toEqual(['850-P00100-1.x12', '850-P00077-1.x12']);
  });
});

describe('nothing of one order overtakes', () => {
  const fetched = { profiles: { echo: [['order: { channel: echo-box }', 'order: { channel: echo }']] } } as const;
  const fetch = async (heart: Heart, n: number) => {
    const dispatch = heart.twin.rows.dispatches()[n];
    await dispatchServed(heart.ports, dispatch?.id ?? '', 'echo' as Account);
    await heart.settle();
  };

  it('a change waits until the order was fetched, and a newer one takes its place', async () => {
    const heart = await began(fetched);
    await confirm(heart);
    await confirm(heart, withQuantity(ordered(), '120'));
    expect(said(heart)).toEqual(['1 order enveloped', '2 order-change drafted']);
    await confirm(heart, withQuantity(ordered(), '130'));
    expect(said(heart)).toEqual(['1 order enveloped', '2 order-change superseded', '3 order-change drafted']);
    await fetch(heart, 0);
    expect(said(heart)).toEqual(['1 order sent', '2 order-change superseded', '3 order-change enveloped']);
  });

  it('a change back to what was sent leaves nothing to say', async () => {
    const heart = await began(fetched);
    await confirm(heart);
    await confirm(heart, withQuantity(ordered(), '120'));
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order enveloped', '2 order-change superseded']);
    await confirm(heart, withQuantity(ordered(), '120'));
    expect(said(heart)).toEqual(['1 order enveloped', '2 order-change superseded', '3 order-change drafted']);
  });

  it('a change waits for the acknowledgement where that was agreed', async () => {
    const waits = { profiles: { echo: [['channel: echo-box', 'channel: echo-box, waitsFor: acknowledged']] } } as const;
    const heart = await began(waits);
    await confirm(heart);
    await confirm(heart, withQuantity(ordered(), '120'));
    expect(said(heart)).toEqual(['1 order sent', '2 order-change drafted']);
    const [first] = heart.twin.rows.outbounds();
    await heart.ports.store.commit(async (tx) => {
      if (first?.state === 'sent') await tx.move('outbound', { ...first, state: first.state }, 'acknowledged');
    });
    await heart.sweep();
    expect(said(heart)).toEqual(['1 order acknowledged', '2 order-change sent']);
  });

  it('an order that is cancelled before it went is not said at all', async () => {
    const heart = await began();
    const nameless = ordered();
    await confirm(heart, {
      ...nameless,
      lines: nameless.lines.map((line) => ({ ...line, item: { description: 'Bolt' } })),
    });
    expect([said(heart), open(heart)]).toEqual([['1 order held'], ['procurement: order-incomplete']]);
    await confirm(heart, ordered('P00100', { state: 'cancelled' }));
    expect([said(heart), open(heart), inbox(heart)]).toEqual([['1 order superseded'], [], []]);
  });

  it('an order that could not be said goes by itself when it is corrected', async () => {
    const heart = await began();
    const nameless = ordered();
    await confirm(heart, {
      ...nameless,
      lines: nameless.lines.map((line) => ({ ...line, item: { description: 'Bolt' } })),
    });
    await confirm(heart);
    expect([said(heart), open(heart)]).toEqual([['1 order superseded', '2 order sent'], []]);
  });
});

describe('an ERP that is away', () => {
  it('is asked again later, and keeps nothing from going that was drafted', async () => {
    const heart = await began();
    heart.feed.away = 'connection refused';
    await confirm(heart);
    expect(said(heart)).toEqual([]);
    expect(await heart.ports.store.system('odoo:demo')).toMatchObject({ error: 'connection refused' });
    heart.feed.away = undefined;
    heart.pass(60_000);
    await heart.findOrders();
    expect(said(heart)).toEqual(['1 order sent']);
    expect(await heart.ports.store.system('odoo:demo')).toMatchObject({ failingSince: null });
  });

  it('where one order cannot be read, others go, and it is tried again', async () => {
    const heart = await began();
    let failing = true;
    heart.feed.write(ordered('P00100'), echo);
    heart.feed.write(ordered('P00101'), echo);
    heart.feed.fault = (call) => {
      if (call === 'read' && failing && heart.feed.asked.at(-1) === 'P00100')
        throw new Unavailable('odoo:demo', 'slow');
    };
    await heart.findOrders();
    expect(inbox(heart)).toEqual(['850-P00101-1.x12']);
    failing = false;
    heart.pass(60_000);
    await heart.sweep();
    expect(inbox(heart)).toEqual(['850-P00101-1.x12', '850-P00100-1.x12']);
  });

  it('is asked for page after page', async () => {
    const heart = await began();
    heart.feed.pageSize = 3;
    for (let n = 0; n < 10; n += 1) heart.feed.write(ordered(`P002${n}0`), echo);
    await heart.findOrders();
    expect(inbox(heart)).toHaveLength(10);
  });
});

describe('a partner in stage test', () => {
  const inTest = [['stage: live', 'stage: test']] as const;

  it('is shown its orders and their changes, and gets none of them', async () => {
    const heart = await began({ profiles: { echo: inTest } });
    await confirm(heart);
    await confirm(heart, withQuantity(ordered(), '120'));
    expect([said(heart), inbox(heart), open(heart)]).toEqual([
      ['1 order rehearsed', '2 order-change rehearsed'],
      [],
      [],
    ]);
    expect(heart.twin.rows.dispatches().map(({ state, name }) => [state, name])).toEqual([
      ['withdrawn', '850-P00100-1.x12'],
      ['withdrawn', '860-P00100-2.x12'],
    ]);
  });

  it('gets them as a test where that was agreed', async () => {
    const sent = [...inTest, ['channel: echo-box', 'channel: echo-box, inTest: send']] as const;
    const heart = await began({ profiles: { echo: sent } });
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order sent']);
    expect(text(heart, '850-P00100-1.x12')).toContain('*T*');
  });
});

describe('while the gateway is paused', () => {
  it('no ERP is asked and nothing is drafted', async () => {
    const heart = await began();
    const { store, clock } = heart.ports;
    await store.commit((tx) => tx.setGatewayPause({ since: clock.now(), by: 'anna', reason: 'Odoo is moved' }));
    const asked = heart.feed.asked.length;
    await confirm(heart);
    await heart.sweep();
    expect([said(heart), heart.feed.asked.length - asked]).toEqual([[], 0]);
    await store.commit((tx) => tx.setGatewayPause(null));
    await heart.findOrders();
    expect(said(heart)).toEqual(['1 order sent']);
  });
});
