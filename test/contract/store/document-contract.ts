import { orderAcknowledgementSchema, placesFromJson } from '@quayside/canonical';
import type { BusinessKey } from '@quayside/exchange';
import type { DocumentRow, Tx } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertArrival, insertDocument, insertFile, newDocument, recorded } from './rows.js';
import { meet, type Given } from './store-under-test.js';

const acknowledgement = orderAcknowledgementSchema.parse({
  type: 'order-acknowledgement',
  number: 'P00001',
  orderNumber: 'P00001',
  lines: [],
});

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

export function documentContract(given: Given): void {
  describe('documents', () => {
    it('are stored as they are', async () => {
      const arrival = await insertArrival(given());
      const row = newDocument(arrival, {
        group: { functional: 'PR' } as unknown as DocumentRow['group'],
        findings: [{ code: 'x', severity: 'warn', message: 'look', offset: 1, length: 2 }],
        answers: ['P00002'],
        length: 5_000_000_000,
        document: acknowledgement,
        provenance: placesFromJson({
          '/number': { offset: 4_900_000_000, length: 7, tag: 'BAK', segment: 2, element: 3 },
        }),
        leftovers: [{ offset: 7, length: 2, tag: 'REF', segment: 3, element: 1, text: 'é"' }],
        replaces: crypto.randomUUID(),
      });
      await given().store.commit((tx) => tx.insertDocument(recorded(row)));
      expect(await given().store.document(row.id)).toEqual(row);
      expect(await given().store.document(crypto.randomUUID())).toBeUndefined();
    });

    it('of an arrival come in the order of its sets and their parts, older versions first', async () => {
      const of = await insertArrival(given());
      const place = (setIndex: number, partIndex: number, version = 1) =>
        insertDocument(given(), { of, setIndex, partIndex, version });
      const [d, b, c, a] = [await place(1, 0, 2), await place(0, 1), await place(1, 0), await place(0, 0)];
      expect(ids(await given().store.documentsOf(of.id))).toEqual(ids([a, b, c, d]));
    });

    it('of one business key: the latest is the highest version that still stands', async () => {
      const { store } = given();
      const businessKey = fresh('key');
      expect(await store.latest(businessKey as BusinessKey)).toBeUndefined();
      expect(await store.highestVersion(businessKey as BusinessKey)).toBe(0);
      const states = ['delivered', 'held', 'refused', 'rejected', 'superseded', 'duplicate'] as const;
      const rows: DocumentRow[] = [];
      for (const [n, state] of states.entries()) {
        rows.push(await insertDocument(given(), { businessKey: businessKey as BusinessKey, state, version: n + 1 }));
      }
      expect((await store.latest(businessKey as BusinessKey))?.id).toBe(rows[1]?.id);
      expect(await store.highestVersion(businessKey as BusinessKey)).toBe(6);
    });

    it('of one business key and version: the latest is the one that came last', async () => {
      const businessKey = fresh('key');
      const late = await insertDocument(given(), { businessKey: businessKey as BusinessKey, receivedAt: at(9) });
      await insertDocument(given(), { businessKey: businessKey as BusinessKey, receivedAt: at(1) });
      expect((await given().store.latest(businessKey as BusinessKey))?.id).toBe(late.id);
    });

    it('of one business key are decided about by one at a time', async () => {
      const businessKey = fresh('key');
      const of = await insertArrival(given());
      const decide = (contentHash: string) => async (tx: Tx) => {
        await tx.lockKey(businessKey);
        const earlier = await tx.latest(businessKey as BusinessKey);
        await tx.insertDocument(recorded(newDocument(of, { businessKey: businessKey as BusinessKey, contentHash })));
        return earlier?.contentHash;
      };
      const [, second] = await meet(given(), decide('first'), decide('second'));
      expect(second).toMatchObject({ value: 'first' });
    });

    it('are refused with their interchange, but for those that replace another', async () => {
      const { store, journal } = given();
      const of = await insertArrival(given());
      const other = await insertDocument(given(), { of, setIndex: 1 });
      const again = await insertDocument(given(), { of, setIndex: 0, replaces: other.id, version: 2 });
      const found = { code: 'seen', severity: 'warn', message: 'seen', offset: 1, length: 1 } as const;
      const finding = { code: 'truncated', severity: 'fatal', message: 'cut off' } as const;
      const row = newDocument(of, { findings: [found], state: 'held' });
      await store.commit(async (tx) => {
        await tx.insertDocument(recorded(row));
        const about = { subjectKind: 'inbound', subject: row.id, partner: 'acme', owner: 'onboarding' } as const;
        await tx.openException({ ...about, code: 'held', message: 'held' }, at(0));
        await tx.rejectInserted(of.id, [0, 7], finding);
      });
      const refused = { state: 'rejected', verdict: 'rejected', findings: [found, finding] };
      expect(await store.document(row.id)).toEqual({ ...row, ...refused });
      expect(await store.openExceptions('inbound', row.id)).toEqual([]);
      expect(await journal(row.id)).toMatchObject([{ to: 'rejected', what: 'refused with its interchange: cut off' }]);
      expect([(await store.document(other.id))?.state, (await store.document(again.id))?.state]).toEqual([
        ...['accepted', 'accepted'],
      ]);
    });
  });

  describe('a lane', () => {
    const next = async (lane: string, now = at(0)) => (await given().store.nextInLane(lane, now))?.id;

    it('gives its accepted documents in the order in which they came, out of wrappers too', async () => {
      const { store } = given();
      const [lane, partner] = [fresh('lane'), fresh('partner')];
      const wrapper = await insertFile(given(), { partner });
      const last = await insertDocument(given(), { lane, partner });
      const inside = await insertFile(given(), { partner, parent: wrapper.id, entry: 3 });
      for (const file of [wrapper, inside]) {
        await store.commit((tx) => tx.move('file', { ...file, state: 'stored' }, 'split'));
      }
      const of = await insertArrival(given(), { of: inside, index: 2, state: 'read' });
      const second = await insertDocument(given(), { of, lane, partner, setIndex: 1 });
      const first = await insertDocument(given(), { of, lane, partner, setIndex: 0, version: 3 });
      await insertDocument(given(), { lane: fresh('lane'), partner });
      for (const document of [first, second, last]) {
        expect(await next(lane)).toBe(document.id);
        await store.commit((tx) => tx.move('inbound', { ...document, state: 'accepted' }, 'delivered'));
      }
      expect(await next(lane)).toBeUndefined();
    });

    it('goes on past a document that a person has', async () => {
      const { store } = given();
      const [lane, partner] = [fresh('lane'), fresh('partner')];
      const first = await insertDocument(given(), { lane, partner });
      const second = await insertDocument(given(), { lane, partner });
      await store.commit((tx) => tx.openException({ ...about('inbound', first.id), code: 'step-failing' }, at(0)));
      expect(await next(lane)).toBe(second.id);
      await store.commit((tx) => tx.closeExceptions('inbound', first.id, settledBy));
      expect(await next(lane)).toBe(first.id);
    });

    it('stands while its next document waits for a retry: nothing overtakes it', async () => {
      const { store } = given();
      const [lane, partner] = [fresh('lane'), fresh('partner')];
      const first = await insertDocument(given(), { lane, partner });
      await insertDocument(given(), { lane, partner });
      const attempt = { kind: 'document', row: first.id, count: 1, since: at(0), failedAt: at(0) } as const;
      await store.commit((tx) => tx.failed({ ...attempt, retryAt: at(30), error: 'away' }));
      expect(await next(lane, at(29))).toBeUndefined();
      expect(await next(lane, at(30))).toBe(first.id);
    });

    it('waits for an earlier arrival of the same partner that is not read yet, unless a person has that', async () => {
      const { store } = given();
      const [lane, partner] = [fresh('lane'), fresh('partner')];
      const earlier = await insertArrival(given(), { partner });
      const document = await insertDocument(given(), { lane, partner });
      await insertArrival(given(), { partner });
      expect(await next(lane)).toBeUndefined();
      await store.commit((tx) => tx.openException({ ...about('arrival', earlier.id), code: 'step-broken' }, at(0)));
      expect(await next(lane)).toBe(document.id);
      await store.commit((tx) => tx.closeExceptions('arrival', earlier.id, settledBy));
      expect(await next(lane)).toBeUndefined();
      await store.commit((tx) => tx.move('arrival', { ...earlier, state: 'received' }, 'read'));
      expect(await next(lane)).toBe(document.id);
    });

    it('waits for an earlier file of the same partner that is not split yet, unless a person has that', async () => {
      const { store } = given();
      const [lane, partner] = [fresh('lane'), fresh('partner')];
      const earlier = await insertFile(given(), { partner });
      const document = await insertDocument(given(), { lane, partner });
      expect(await next(lane)).toBeUndefined();
      await store.commit((tx) => tx.openException({ ...about('file', earlier.id), code: 'step-broken' }, at(0)));
      expect(await next(lane)).toBe(document.id);
    });

    it('waits for what came before through the same mailbox: whose that is only reading tells', async () => {
      const { store } = given();
      const [lane, van, partner] = [fresh('lane'), fresh('van'), fresh('partner')];
      const earlier = await insertArrival(given(), { partner: van });
      const file = await insertFile(given(), { partner: van });
      await store.commit((tx) => tx.move('file', { ...file, state: 'stored' }, 'split'));
      const of = await insertArrival(given(), { of: file, partner, state: 'read' });
      const document = await insertDocument(given(), { of, lane, partner });
      expect(await next(lane)).toBeUndefined();
      await store.commit((tx) => tx.move('arrival', { ...earlier, state: 'received' }, 'read'));
      expect(await next(lane)).toBe(document.id);
    });
  });

  it('documents whose order is not known or not confirmed yet are those that are held for it', async () => {
    const { store } = given();
    const held = async (code: string, state: DocumentRow['state'] = 'held') => {
      const row = await insertDocument(given(), { state });
      await store.commit((tx) => tx.openException({ ...about('inbound', row.id), code }, at(0)));
      return row.id;
    };
    const [one, two] = [await held('order-unknown'), await held('order-unconfirmed')];
    const others = [await held('price-differs'), await held('order-unknown', 'accepted')];
    const settled = await held('order-unknown');
    await store.commit((tx) => tx.closeExceptions('inbound', settled, settledBy));
    const mine = new Set([one, two, settled, ...others]);
    const waiting = ids(await store.waitingForOrder()).filter((id) => mine.has(id));
    expect(waiting).toEqual([one, two]);
  });
}

const settledBy = { at: at(1), by: 'test', choice: 'settled', reason: 'done' };

function about(subjectKind: 'inbound' | 'arrival' | 'file', subject: string) {
  return { subjectKind, subject, partner: 'acme', owner: 'operations', message: 'look' } as const;
}
