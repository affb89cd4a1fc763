import type { Account } from '@quayside/partners';
import { acknowledgement, interchange, openHeart, order, orderedLines, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { chooseForDispatch, dispatchChoices } from '../choices/dispatch-choices.js';
import { sendWaiting } from '../send/send-waiting.js';
import { pauseGateway, resumeGateway } from './pause-gateway.js';
import { reconcileAndKeep } from '../reconcile/reconcile-when-due.js';
import { settleRestore } from './settle-restore.js';

const box = { partner: 'delta', account: 'delta-box', channel: 'sftp-poll' } as const;
let control = 100;

const addUp = (heart: Heart) => reconcileAndKeep(heart.ports, heart.twin.books, 'anna');

function drop(heart: Heart) {
  control += 1;
  const set = acknowledgement('P00001', orderedLines, `SO-${control}`);
  const envelope = { sender: 'DELTA', control: String(control).padStart(9, '0') };
  return heart.drop('in.x12', interchange([set], envelope), box);
}

const states = (heart: Heart) => ({
  documents: heart.twin.rows.documents().map(({ state }) => state),
  dispatches: heart.twin.rows.dispatches().map(({ state }) => state),
});
const openCodes = (heart: Heart) =>
  heart.twin.rows
    .exceptions()
    .flatMap(({ closedAt, code, owner, subjectKind }) =>
      closedAt || subjectKind !== 'dispatch' ? [] : [`${owner}: ${code}`],
    );
const inbox = (heart: Heart) => [...heart.side('delta-box').inbox.keys()];

describe('while the gateway is paused', () => {
  it('what comes is received, read and answered; nothing goes to the ERP and nothing is sent', async () => {
    const heart = openHeart();
    await pauseGateway(heart.ports, 'anna', 'Odoo is moved');
    await drop(heart);
    await heart.sweep();
    expect(states(heart)).toEqual({ documents: ['accepted'], dispatches: ['ready'] });
    expect([inbox(heart), heart.twin.rows.orders()]).toEqual([[], []]);
    await sendWaiting(heart.ports, 'delta-box' as Account);
    expect(states(heart).dispatches).toEqual(['ready']);
  });

  it('everything goes on at once when it is lifted', async () => {
    const heart = openHeart();
    heart.erp.put(order());
    await pauseGateway(heart.ports, 'anna', 'Odoo is moved');
    await drop(heart);
    expect(await resumeGateway(heart.ports, 'ben')).toBe(true);
    await heart.settle();
    expect(states(heart)).toEqual({ documents: ['delivered'], dispatches: ['sent'] });
    expect(await resumeGateway(heart.ports, 'ben')).toBe(false);
    const lines = heart.twin.journal().filter(({ row }) => row === 'gateway');
    expect(lines.map(({ to, what, actor }) => [to, what, actor])).toEqual([
      ['paused', 'Odoo is moved', 'anna'],
      ['resumed', 'the gateway goes on', 'ben'],
    ]);
  });

  it('the first pause counts, with its reason', async () => {
    const { ports } = openHeart();
    const first = await pauseGateway(ports, 'anna', 'Odoo is moved');
    expect(await pauseGateway(ports, 'ben', 'lunch')).toEqual(first);
    expect(await ports.store.gatewayPause()).toEqual(first);
  });
});

/** Our interchange control numbers, as the partner has seen them. */
const numbers = (heart: Heart) =>
  [...heart.side('delta-box').inbox.values()].map((bytes) => Number(String(bytes).split('*')[13]));

describe('a database that was put back from a backup', () => {
  it('gives no control number that may have been given since, and sends nothing', async () => {
    const heart = openHeart();
    await drop(heart);
    const { jump } = await settleRestore(heart.ports, 'anna');
    const installed = (await heart.ports.store.installation()).since.getTime();
    expect(jump).toBe(10_000 + Math.ceil((heart.ports.clock.now().getTime() - installed) / 1000));
    await drop(heart);
    expect(inbox(heart)).toHaveLength(1);
    expect(await heart.ports.store.gatewayPause()).toMatchObject({ by: 'anna', reason: 'A backup was restored' });
    await addUp(heart);
    await resumeGateway(heart.ports, 'anna');
    await heart.settle();
    const [first = 0, second = 0] = numbers(heart);
    expect(second - first).toBe(jump + 1);
  });

  it('jumps further the second time the same backup is restored, by more than was given in between', async () => {
    const heart = openHeart();
    const first = await settleRestore(heart.ports, 'anna');
    heart.pass(3600_000);
    const again = openHeart();
    again.pass(3600_000);
    const second = await settleRestore(again.ports, 'anna');
    expect(second.jump - first.jump).toBe(3600);
  });

  it('goes on only once the books were added up since, without holes or knowing of them', async () => {
    const heart = openHeart();
    const books = heart.twin.books;
    await reconcileAndKeep(heart.ports, books, 'anna');
    heart.pass(1000);
    await settleRestore(heart.ports, 'anna');
    const resuming = (how = {}) => resumeGateway(heart.ports, 'anna', how);
    await expect(resuming({ holes: 'known' })).rejects.toThrow('have not been added up since the backup was restored');
    const statement = await reconcileAndKeep(heart.ports, books, 'anna');
    const holes = [{ code: 'set-lost', kind: 'document', id: '1', partner: 'acme', message: 'a set is lost' }] as const;
    await heart.ports.store.commit((tx) => tx.keepStatement({ ...statement, holes, holeCount: 1 }));
    await expect(resuming()).rejects.toThrow('found 1 hole. Settle them and reconcile again');
    expect(await heart.ports.store.gatewayPause()).toMatchObject({ restored: true });
    expect(await resuming({ holes: 'known' })).toBe(true);
  });

  it('jumps as far as it is told', async () => {
    const { ports } = openHeart();
    expect((await settleRestore(ports, 'anna', { jump: 5 })).jump).toBe(5);
    expect((await ports.store.installation()).jumped).toBe(5);
  });

  const uncertain = async () => {
    const heart = openHeart();
    await pauseGateway(heart.ports, 'anna', 'not yet');
    await drop(heart);
    await drop(heart);
    expect(await settleRestore(heart.ports, 'anna')).toMatchObject({ uncertain: 2 });
    return heart;
  };

  it('has what waited to be sent in front of operations, and the pause has the new reason', async () => {
    const heart = await uncertain();
    expect(states(heart).dispatches).toEqual(['uncertain', 'uncertain']);
    expect(openCodes(heart)).toEqual(['operations: sent-uncertain', 'operations: sent-uncertain']);
    expect((await heart.ports.store.gatewayPause())?.reason).toBe('A backup was restored');
    await addUp(heart);
    await resumeGateway(heart.ports, 'anna');
    await heart.settle();
    expect([states(heart).dispatches, inbox(heart)]).toEqual([['uncertain', 'uncertain'], []]);
  });

  it('sends one again that a person chose, or takes it for sent', async () => {
    const heart = await uncertain();
    await addUp(heart);
    await resumeGateway(heart.ports, 'anna');
    const [one, two] = heart.twin.rows.dispatches();
    if (!one || !two) throw new Error('there are not two');
    expect(dispatchChoices(one)).toEqual(['send', 'was-sent']);
    await chooseForDispatch(heart.ports, one.id, { choice: 'send', reason: 'they have none', by: 'ben' });
    await chooseForDispatch(heart.ports, two.id, { choice: 'was-sent', reason: 'they have it', by: 'ben' });
    await heart.settle();
    expect([states(heart).dispatches, inbox(heart), openCodes(heart)]).toEqual([['sent', 'sent'], [one.name], []]);
    await expect(
      chooseForDispatch(heart.ports, one.id, { choice: 'send', reason: 'once more', by: 'ben' }),
    ).rejects.toThrow('This is sent by now');
    expect(dispatchChoices({ state: 'sent' })).toEqual([]);
  });

  it('offers nothing else for it', async () => {
    const heart = await uncertain();
    const [one] = heart.twin.rows.dispatches();
    await expect(
      chooseForDispatch(heart.ports, one?.id ?? '', { choice: 'accept', reason: 'why not', by: 'ben' }),
    ).rejects.toThrow('uncertain');
  });

  it('sends all of them again also when the pause was lifted before', async () => {
    const heart = await uncertain();
    await addUp(heart);
    await resumeGateway(heart.ports, 'anna');
    expect(await resumeGateway(heart.ports, 'ben', { uncertain: 'send' })).toBe(false);
    await heart.settle();
    expect([states(heart).dispatches, openCodes(heart)]).toEqual([['sent', 'sent'], []]);
  });

  it('sends all of them again where the partner checks control numbers', async () => {
    const heart = await uncertain();
    const names = heart.twin.rows.dispatches().map(({ name }) => name);
    await addUp(heart);
    await resumeGateway(heart.ports, 'anna', { uncertain: 'send', holes: 'known' });
    await heart.settle();
    expect([inbox(heart), openCodes(heart)]).toEqual([names, []]);
  });
});
