import type { Order } from '@quayside/canonical';
import { openHeart, order as undated, type Heart } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { chooseForOutbound, outboundChoices } from '../../choices/outbound-choices.js';
import { resumeGateway } from '../../pause/pause-gateway.js';
import { pausePartner, resumePartner } from '../../pause/pause-partner.js';
import { settleRestore } from '../../pause/settle-restore.js';
import { reconcileAndKeep } from '../../reconcile/reconcile-when-due.js';
import { chooseForDispatch } from '../../choices/dispatch-choices.js';
import { askForOrder, sendAnew, sendSameAgain } from './send-again.js';

const order = (number: string): Order => ({ ...undated(number), date: localDateOf('2026-11-23') });
const echo = { vendor: 'ECHO' };
const asked = { by: 'anna', reason: 'they lost it' };
const fetched = { profiles: { echo: [['order: { channel: echo-box }', 'order: { channel: echo }']] } } as const;

async function began(options: Parameters<typeof openHeart>[0] = {}): Promise<Heart> {
  const heart = openHeart(options);
  await heart.findOrders();
  return heart;
}

async function confirm(heart: Heart, as: Order = order('P00100')): Promise<void> {
  heart.feed.write(as, echo);
  await heart.findOrders();
}

function changed(quantity: string): Order {
  const { lines, ...head } = order('P00100');
  const [first, ...rest] = lines;
  if (!first) throw new Error('no line');
  return { ...head, lines: [{ ...first, quantity: { value: decimalOf(quantity), unit: 'EA' } }, ...rest] };
}

function nameless(): Order {
  const { lines, ...head } = order('P00100');
  return { ...head, lines: lines.map((line) => ({ ...line, item: { description: 'Bolt' } })) };
}

const said = (heart: Heart) =>
  heart.twin.rows.outbounds().map(({ version, kind, state }) => `${version} ${kind} ${state}`);
const dispatches = (heart: Heart) => heart.twin.rows.dispatches().map(({ name, state }) => `${name} ${state}`);
const inbox = (heart: Heart) => [...heart.side('echo-box').inbox.keys()];
const open = (heart: Heart) => heart.twin.rows.exceptions().flatMap(({ closedAt, code }) => (closedAt ? [] : [code]));
const audited = (heart: Heart) => heart.twin.journal().flatMap(({ audited: action }) => action ?? []);
const idOf = (heart: Heart, version: number) =>
  heart.twin.rows.outbounds().find((each) => each.version === version)?.id ?? '';

describe('an order that a person sends again', () => {
  it('goes with the same bytes under the same name', async () => {
    const heart = await began();
    await confirm(heart);
    const [first] = heart.twin.rows.dispatches();
    await sendSameAgain(heart.ports, idOf(heart, 1), asked);
    await heart.settle();
    const [, second] = heart.twin.rows.dispatches();
    expect(second).toMatchObject({ name: first?.name, payload: first?.payload, state: 'sent' });
    expect(said(heart)).toEqual(['1 order sent']);
    const lines = heart.twin.journal().filter(({ actor }) => actor === 'anna');
    expect(lines.map(({ kind, what }) => [kind, what])).toEqual([
      ['outbound', '850-P00100-1.x12 is sent again: they lost it'],
      ['dispatch', '850-P00100-1.x12 is sent again: they lost it'],
    ]);
    expect(audited(heart)).toEqual(['order.send-again']);
  });

  it('does not go while it waits to be fetched', async () => {
    const heart = await began(fetched);
    await confirm(heart);
    await expect(sendSameAgain(heart.ports, idOf(heart, 1), asked)).rejects.toThrow('not been sent yet');
  });

  it('goes anew as a new version with its own number, by whom and why', async () => {
    const heart = await began();
    await confirm(heart);
    await sendAnew(heart.ports, idOf(heart, 1), asked);
    await heart.settle();
    expect([said(heart), inbox(heart)]).toEqual([
      ['1 order sent', '2 order sent'],
      ['850-P00100-1.x12', '850-P00100-2.x12'],
    ]);
    expect(heart.twin.rows.outbounds()[1]).toMatchObject({ ...{ actor: 'anna', reason: 'they lost it' } });
    for (let n = 0; n < 30; n += 1) await heart.findOrders();
    expect(said(heart)).toHaveLength(2);
  });

  it('goes also where it was confirmed before orders went out', async () => {
    const heart = openHeart();
    await confirm(heart);
    await askForOrder(heart.ports, { partner: 'echo', number: 'P00100' }, asked);
    await heart.settle();
    expect(said(heart)).toEqual(['1 order sent']);
    await confirm(heart, changed('7'));
    expect(said(heart)).toEqual(['1 order sent', '2 order-change sent']);
  });

  it.each([
    ['acme', 'P00100', 'No orders go out to this partner'],
    ['echo', 'P00999', 'Odoo has no order P00999'],
    ['echo', 'P00101', 'not confirmed'],
  ])('cannot go to %s: %s', async (partner, number, why) => {
    const heart = await began();
    heart.feed.write({ ...order('P00101'), state: 'draft' }, echo);
    await expect(askForOrder(heart.ports, { partner, number }, asked)).rejects.toThrow(why);
  });
});

describe('an order that a person withdraws', () => {
  const withdraw = { choice: 'withdraw', reason: 'by telephone', by: 'anna' } as const;

  it('is not said, and not drafted again until it changes', async () => {
    const heart = await began();
    await confirm(heart, nameless());
    await chooseForOutbound(heart.ports, idOf(heart, 1), withdraw);
    await heart.settle();
    for (let n = 0; n < 30; n += 1) await heart.findOrders();
    expect([said(heart), open(heart)]).toEqual([['1 order withdrawn'], []]);
    expect(audited(heart)).toEqual(['decision.withdraw']);
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order withdrawn', '2 order sent']);
  });

  it('goes from its folder, and what waited for it is compared once more', async () => {
    const heart = await began(fetched);
    await confirm(heart);
    await confirm(heart, changed('7'));
    await chooseForOutbound(heart.ports, idOf(heart, 1), withdraw);
    await heart.settle();
    expect(said(heart)).toEqual(['1 order withdrawn', '2 order-change superseded', '3 order enveloped']);
    expect(dispatches(heart)).toEqual(['850-P00100-1.x12 withdrawn', '850-P00100-3.x12 ready']);
    expect(audited(heart), 'the dispatch and its order are one decision').toEqual(['decision.withdraw']);
  });

  it('cannot be held back once it is sent', async () => {
    const heart = await began();
    await confirm(heart);
    expect(outboundChoices({ state: 'sent' })).toEqual([]);
    await expect(chooseForOutbound(heart.ports, idOf(heart, 1), withdraw)).rejects.toThrow('This is sent by now');
  });
});

describe('an order that was held', () => {
  it('is drafted anew with the profile as it is now', async () => {
    const none = { profiles: { echo: [['  order-change: {}\n', '']] } } as const;
    const heart = await began(none);
    await confirm(heart);
    await confirm(heart, changed('7'));
    expect([said(heart), open(heart)]).toEqual([['1 order sent', '2 order-change held'], ['change-not-agreed']]);
    heart.partners.splice(0, heart.partners.length, ...openHeart().partners);
    const again = { choice: 'process-again', reason: 'agreed now', by: 'anna' } as const;
    expect(outboundChoices({ state: 'held' }, 'change-not-agreed')).toEqual(['process-again', 'withdraw']);
    await chooseForOutbound(heart.ports, idOf(heart, 2), again);
    await heart.settle();
    expect([said(heart), open(heart)]).toEqual([
      ['1 order sent', '2 order-change superseded', '3 order-change sent'],
      [],
    ]);
    expect(audited(heart)).toEqual(['decision.process-again']);
  });
});

describe('a paused partner', () => {
  it('is sent nothing, and everything at once when it goes on', async () => {
    const heart = await began();
    await pausePartner(heart.ports, 'echo', 'anna', 'they move house');
    expect(await pausePartner(heart.ports, 'echo', 'ben', 'lunch')).toMatchObject({ by: 'anna' });
    await confirm(heart);
    await heart.sweep();
    expect([said(heart), inbox(heart)]).toEqual([['1 order drafted'], []]);
    expect(await resumePartner(heart.ports, 'echo', 'ben', 'they have moved')).toBe(true);
    await heart.settle();
    expect([said(heart), inbox(heart)]).toEqual([['1 order sent'], ['850-P00100-1.x12']]);
    expect(await resumePartner(heart.ports, 'echo', 'ben', 'once more')).toBe(false);
    const lines = heart.twin.journal().filter(({ kind }) => kind === 'partner');
    expect(lines.map(({ to, what, actor }) => [to, what, actor])).toEqual([
      ['paused', 'they move house', 'anna'],
      ['resumed', 'they have moved', 'ben'],
    ]);
    expect(audited(heart)).toEqual(['partner.pause', 'partner.resume']);
  });
});

describe('after a backup was put back', () => {
  it('what had been drafted waits for a person, and goes or was sent', async () => {
    const heart = await began();
    await pausePartner(heart.ports, 'echo', 'anna', 'not yet');
    await confirm(heart);
    await confirm(heart, { ...order('P00101') });
    expect(await settleRestore(heart.ports, 'anna')).toMatchObject({ drafts: 2 });
    await resumePartner(heart.ports, 'echo', 'anna', 'go');
    await reconcileAndKeep(heart.ports, heart.twin.books, 'anna');
    await resumeGateway(heart.ports, 'anna');
    for (let n = 0; n < 30; n += 1) await heart.findOrders();
    expect([inbox(heart), open(heart)]).toEqual([[], ['sent-uncertain', 'sent-uncertain']]);
    expect(outboundChoices({ state: 'held' }, 'sent-uncertain')).toEqual(['send', 'was-sent']);
    const [one, two] = heart.twin.rows.outbounds();
    await chooseForOutbound(heart.ports, one?.id ?? '', { choice: 'send', reason: 'they have none', by: 'ben' });
    await chooseForOutbound(heart.ports, two?.id ?? '', { choice: 'was-sent', reason: 'they have it', by: 'ben' });
    await heart.settle();
    expect([said(heart), inbox(heart), open(heart)]).toEqual([
      ['1 order sent', '1 order sent'],
      ['850-P00100-1.x12'],
      [],
    ]);
    expect(audited(heart)).toEqual([
      ...['partner.pause', 'gateway.restored', 'gateway.pause', 'partner.resume', 'gateway.resume'],
      ...['decision.send', 'decision.was-sent'],
    ]);
  });

  it('what was written before and is not known here waits as well, and nothing more is said of it', async () => {
    const heart = await began();
    await settleRestore(heart.ports, 'anna');
    await reconcileAndKeep(heart.ports, heart.twin.books, 'anna');
    await resumeGateway(heart.ports, 'anna');
    await confirm(heart);
    expect([said(heart), open(heart)]).toEqual([['1 order held'], ['sent-uncertain']]);
    heart.pass(3600_000);
    await confirm(heart, changed('7'));
    expect(said(heart)).toEqual(['1 order held']);
    await chooseForOutbound(heart.ports, idOf(heart, 1), { choice: 'was-sent', reason: 'they have it', by: 'ben' });
    await heart.settle();
    expect([said(heart), inbox(heart)]).toEqual([['1 order sent', '2 order-change sent'], ['860-P00100-2.x12']]);
  });

  it('what was written after it goes as ever', async () => {
    const heart = await began();
    await settleRestore(heart.ports, 'anna');
    await reconcileAndKeep(heart.ports, heart.twin.books, 'anna');
    await resumeGateway(heart.ports, 'anna');
    heart.pass(3600_000);
    await confirm(heart);
    expect(said(heart)).toEqual(['1 order sent']);
  });

  it('what waited with its bytes is sent when a person has said that it was', async () => {
    const heart = await began(fetched);
    await confirm(heart);
    await settleRestore(heart.ports, 'anna');
    await reconcileAndKeep(heart.ports, heart.twin.books, 'anna');
    await resumeGateway(heart.ports, 'anna');
    const [dispatch] = heart.twin.rows.dispatches();
    const choosing = { choice: 'was-sent', reason: 'they have it', by: 'ben' } as const;
    await chooseForDispatch(heart.ports, dispatch?.id ?? '', choosing);
    expect(said(heart)).toEqual(['1 order sent']);
    expect(audited(heart).at(-1)).toBe('decision.was-sent');
  });
});
