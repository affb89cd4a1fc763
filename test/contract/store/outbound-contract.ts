import { describe, expect, it } from 'vitest';
import type { Job, NamedNumbers, OutboundRow, PartnerPause } from '@quayside/exchange';
import { at, fresh, insertDispatch, insertOutbound, newOutbound } from './rows.js';
import { meet, type Given } from './store-under-test.js';

export function outboundContract(given: Given): void {
  versions(given);
  numbers(given);
  turns(given);
  partnerPauses(given);
  unanswered(given);
}

const { document: _document, order: _order, findings: _findings, verdicts: _verdicts, ...anyHead } = newOutbound();
const headKeys = Object.keys(anyHead).toSorted();

function versions(given: Given): void {
  describe('what is said of an order', () => {
    it('is kept with the order as the partner then has it', async () => {
      const row = newOutbound({ company: 3, reason: 'by telephone', actor: 'anna' });
      await given().store.commit((tx) => tx.insertOutbound(row));
      expect(await given().store.outbound(row.id)).toEqual(row);
      expect(await given().store.outbound(crypto.randomUUID())).toBeUndefined();
    });

    it('comes by versions, without what grows with the order', async () => {
      const orderNumber = fresh('P');
      const first = await insertOutbound(given(), { orderNumber, state: 'sent' });
      await insertOutbound(given(), { orderNumber, version: 3, predecessor: first.id, contentHash: 'c' });
      await insertOutbound(given(), { orderNumber, version: 2, predecessor: first.id, contentHash: 'b' });
      await insertOutbound(given(), { orderNumber, usage: 'test' });
      const found = await given().store.outboundsOf({ partner: 'acme', usage: 'live', orderNumber });
      expect(found.map(({ version }) => version)).toEqual([1, 2, 3]);
      expect(Object.keys(found[0] ?? {}).toSorted()).toEqual(headKeys);
    });

    it.each([
      ['with a version that it has', { version: 1, contentHash: 'other' }],
      ['with a content that it has after the same predecessor', { version: 2 }],
    ])('is not said twice: %s', async (_, again) => {
      const orderNumber = fresh('P');
      await insertOutbound(given(), { orderNumber });
      const second = newOutbound({ orderNumber, ...again });
      await expect(given().store.commit((tx) => tx.insertOutbound(second))).rejects.toThrow();
      expect(await given().store.outbound(second.id)).toBeUndefined();
    });

    it.each(['superseded', 'withdrawn'] as const)('may be said once more where it was %s', async (state) => {
      const row = await insertOutbound(given(), { orderNumber: fresh('P') });
      await given().store.commit((tx) => tx.move('outbound', { ...row, state: 'drafted' }, state));
      await insertOutbound(given(), { orderNumber: row.orderNumber, version: 2 });
    });

    it('is said by one of two that say it at the same moment', async () => {
      const orderNumber = fresh('P');
      const [one, two] = [newOutbound({ orderNumber }), newOutbound({ orderNumber })];
      const ended = await meet(
        given(),
        (tx) => tx.insertOutbound(one),
        (tx) => tx.insertOutbound(two),
      );
      expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      const found = await given().store.outboundsOf({ partner: 'acme', usage: 'live', orderNumber });
      expect(found.map(({ id }) => id)).toEqual([one.id]);
    });

    it('moves with a line in the journal, and keeps what was heard of it', async () => {
      const { store, journal } = given();
      const row = await insertOutbound(given(), { state: 'sent' });
      const verdict = { of: 'syntax', accepted: true, text: '997: accepted', at: at(5).toISOString() } as const;
      await store.commit((tx) =>
        tx.move('outbound', { ...row, state: 'sent' }, 'acknowledged', {
          patch: { verdicts: [verdict], settledAt: at(5) },
          actor: 'readArrival',
        }),
      );
      const settled = { state: 'acknowledged', verdicts: [verdict], settledAt: at(5) };
      expect(await store.outbound(row.id)).toEqual({ ...row, ...settled });
      expect(await journal(row.id)).toMatchObject([{ from: 'sent', to: 'acknowledged', actor: 'readArrival' }]);
      const late = store.commit((tx) => tx.move('outbound', { ...row, state: 'sent' }, 'rejected'));
      await expect(late).rejects.toThrow('no longer sent');
    });

    it('comes by its state, oldest first', async () => {
      const insert = (year: number) =>
        insertOutbound(given(), {
          orderNumber: fresh('P'),
          state: 'enveloped',
          createdAt: new Date(Date.UTC(year, 0)),
        });
      const [second, first] = [await insert(1990), await insert(1980)];
      const found = await given().store.outboundsThatAre('enveloped', 2);
      expect(found.map(({ id, state }) => [id, state])).toEqual([
        [first.id, 'enveloped'],
        [second.id, 'enveloped'],
      ]);
    });
  });
}

function numbers(given: Given): void {
  describe('what went out', () => {
    it('is found by each number that the partner may name, the newest first', async () => {
      const partner = fresh('acme');
      const named = { interchangeNumber: '000000017', functionalId: 'PO', groupNumber: '17' };
      const insert = (values: Partial<OutboundRow>, second: number) =>
        insertOutbound(given(), {
          ...{ partner, orderNumber: fresh('P'), state: 'sent', createdAt: at(second) },
          ...named,
          ...values,
        });
      const one = await insert({ setType: '850', setReference: '0001' }, 1);
      const two = await insert({ setType: '850', setReference: '0002' }, 2);
      const change = await insert({ functionalId: 'PC', setType: '860', setReference: '0001' }, 3);
      const found = async (numbers: NamedNumbers) =>
        (await given().store.outboundsNumbered(partner, 'live', numbers)).map(({ id }) => id);
      expect(await found({ interchangeNumber: '000000017' })).toEqual([change.id, two.id, one.id]);
      expect(await found({ groupNumber: '17', functionalId: 'PO' })).toEqual([two.id, one.id]);
      expect(await found({ groupNumber: '17', setType: '850', setReference: '0002' })).toEqual([two.id]);
      expect(await found({ interchangeNumber: '000000018' })).toEqual([]);
      expect(await given().store.outboundsNumbered(partner, 'test', named)).toEqual([]);
    });

    it('is found by its dispatch', async () => {
      const dispatch = await insertDispatch(given());
      const row = await insertOutbound(given(), { state: 'enveloped', dispatch: dispatch.id });
      expect((await given().store.outboundsIn(dispatch.id)).map(({ id }) => id)).toEqual([row.id]);
      expect(await given().store.outboundsIn(crypto.randomUUID())).toEqual([]);
    });
  });
}

function turns(given: Given): void {
  const next = (partner: string, second = 0) => given().store.nextDrafts(partner, at(second), 10);
  const hasTurn = async (job: Job) =>
    (await given().store.work(at(0))).some(({ queue, whose }) => queue === job.queue && whose === job.whose);

  describe('a draft', () => {
    it('has work until it is enveloped, and the first drafts come first', async () => {
      const partner = fresh('acme');
      const second = await insertOutbound(given(), { partner, orderNumber: fresh('P'), createdAt: at(2) });
      const first = await insertOutbound(given(), { partner, orderNumber: fresh('P'), createdAt: at(1) });
      expect(await next(partner)).toEqual([first.id, second.id]);
      expect(await hasTurn({ queue: 'outbound', whose: partner })).toBe(true);
      await given().store.commit(async (tx) => {
        for (const row of [first, second]) await tx.move('outbound', { ...row, state: 'drafted' }, 'enveloped');
      });
      expect(await next(partner)).toEqual([]);
      expect(await hasTurn({ queue: 'outbound', whose: partner })).toBe(false);
    });

    it.each([
      ['sent', 'enveloped', 0],
      ['sent', 'sent', 1],
      ['sent', 'received', 1],
      ['sent', 'acknowledged', 1],
      ['sent', 'rejected', 0],
      ['sent', 'rehearsed', 1],
      ['acknowledged', 'sent', 0],
      ['acknowledged', 'received', 0],
      ['acknowledged', 'acknowledged', 1],
    ] as const)('that waits for its predecessor to be %s: %s gives %d', async (waitsFor, state, due) => {
      const [partner, orderNumber] = [fresh('acme'), fresh('P')];
      const before = await insertOutbound(given(), { partner, orderNumber, state });
      await insertOutbound(given(), { partner, orderNumber, version: 2, predecessor: before.id, waitsFor });
      expect(await next(partner)).toHaveLength(due);
    });

    it('waits for a person and for a retry', async () => {
      const { store } = given();
      const partner = fresh('acme');
      const [one, two] = [
        await insertOutbound(given(), { partner, orderNumber: fresh('P') }),
        await insertOutbound(given(), { partner, orderNumber: fresh('P') }),
      ];
      const attempt = {
        kind: 'outbound',
        row: two.id,
        count: 1,
        since: at(0),
        failedAt: at(0),
        error: 'away',
      } as const;
      await store.commit(async (tx) => {
        const why = { partner, owner: 'operations', code: 'step-broken', message: 'broken' } as const;
        await tx.openException({ subjectKind: 'outbound', subject: one.id, ...why }, at(0));
        await tx.failed({ ...attempt, retryAt: at(30) });
      });
      expect(await next(partner, 29)).toEqual([]);
      expect(await next(partner, 30)).toEqual([two.id]);
    });
  });
}

function partnerPauses(given: Given): void {
  describe('a paused partner', () => {
    it('is sent nothing, neither orders nor answers, until it goes on', async () => {
      const { store } = given();
      const partner = fresh('acme');
      await insertOutbound(given(), { partner });
      const dispatch = await insertDispatch(given(), { partner });
      const pause: PartnerPause = { partner, since: at(1), by: 'anna', reason: 'they move house' };
      const ready = async () => (await store.readyDispatches(dispatch.account, at(5), 10)).length;
      const queues = async () =>
        (await store.work(at(5)))
          .filter(({ whose }) => [partner, dispatch.account].includes(whose))
          .map(({ queue }) => queue);
      expect([await ready(), (await store.nextDrafts(partner, at(5), 10)).length]).toEqual([1, 1]);
      await store.commit((tx) => tx.setPartnerPause(partner, pause));
      expect(await store.partnerPause(partner)).toEqual(pause);
      expect([await ready(), await store.nextDrafts(partner, at(5), 10), await queues()]).toEqual([0, [], []]);
      await store.commit((tx) => tx.setPartnerPause(partner, null));
      expect(await store.partnerPause(partner)).toBeUndefined();
      expect((await queues()).toSorted()).toEqual(['dispatch', 'outbound']);
    });
  });
}

function unanswered(given: Given): void {
  describe('what was sent and not answered', () => {
    const asked = { sentBefore: at(60), limit: 10 };
    const sent = (partner: string, values: Partial<OutboundRow> = {}) =>
      insertOutbound(given(), { partner, state: 'sent', sentAt: at(30), ...values });

    it('is live, was sent before, and nobody has said what it means', async () => {
      const partner = fresh('partner');
      const verdict = { accepted: true, text: 'taken', at: at(40).toISOString() };
      const syntax = await sent(partner, { state: 'acknowledged', verdicts: [{ ...verdict, of: 'syntax' }] });
      const first = await sent(partner, { sentAt: at(20) });
      await sent(partner, { state: 'acknowledged', verdicts: [{ ...verdict, of: 'business' }] });
      await sent(partner, { usage: 'test' });
      await sent(partner, { sentAt: at(61) });
      await sent(partner, { state: 'rejected' });
      await sent(partner, { state: 'drafted', sentAt: null });
      const found = await given().store.unanswered(partner, asked);
      expect(found.map(({ id }) => id)).toEqual([first.id, syntax.id]);
      expect(Object.keys(found[0] ?? {}).toSorted()).toEqual([...headKeys, 'isNewest'].toSorted());
      expect(await given().store.unanswered(partner, { ...asked, limit: 1 })).toEqual(found.slice(0, 1));
      expect(await given().store.unanswered(partner, { ...asked, id: syntax.id })).toEqual(found.slice(1));
    });

    it('tells which version is the newest that was sent', async () => {
      const [partner, orderNumber] = [fresh('partner'), fresh('P')];
      const first = await sent(partner, { orderNumber });
      await sent(partner, { orderNumber, version: 2, predecessor: first.id, sentAt: at(31) });
      await sent(partner, { orderNumber, version: 3, contentHash: 'c', state: 'drafted', sentAt: null });
      const found = await given().store.unanswered(partner, asked);
      expect(found.map(({ version, isNewest }) => [version, isNewest])).toEqual([
        [1, false],
        [2, true],
      ]);
    });
  });
}
