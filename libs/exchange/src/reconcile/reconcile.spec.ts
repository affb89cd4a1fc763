import {
  acknowledgement,
  interchange,
  invoice,
  openHeart,
  order,
  orderedLines,
  shipNotice,
  type Heart,
} from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { chooseForDocument } from '../choices/document-choices.js';
import type { Books, DispatchEntry, OutboundEntry } from '../ports/books.js';
import { reconcile } from './reconcile.js';

/** A heart whose books a test may falsify. */
function statementOf({ ports, twin }: Heart, false_: Partial<Books> = {}, since: Date | null = null) {
  return reconcile(ports, { ...twin.books, ...false_ }, since);
}

const codes = ({ holes }: Awaited<ReturnType<typeof reconcile>>) => holes.map(({ code }) => code);
const answer = (number: string, control = '000000101') =>
  interchange([acknowledgement(number, orderedLines, `SO-${number}`)], { control });
const again = { choice: 'process-again', reason: 'it was deleted', by: 'anna' } as const;
const bill = interchange([invoice('INV-7', 'P00001', orderedLines, '16500')]);

async function withOrder(): Promise<Heart> {
  const heart = openHeart();
  heart.erp.put(order());
  return heart;
}

describe('the reconciliation statement', () => {
  it('has one end for every file, interchange and document, whatever became of them', async () => {
    const heart = await withOrder();
    const delivered = answer('P00001');
    await heart.drop('delivered.x12', delivered);
    await heart.drop('again.x12', delivered);
    await heart.drop('held.x12', answer('P00404', '000000102'));
    await heart.drop('unreadable.x12', Buffer.from('what is this?'));
    await heart.drop('empty.x12', Buffer.alloc(0));
    await heart.receive('waits.x12', answer('P00001', '000000103'));
    const statement = await statementOf(heart);
    expect(statement).toMatchObject({
      files: { split: 4, 'waits-for-person': 1, 'on-its-way': 1 },
      arrivals: { read: 2, duplicate: 1, 'waits-for-person': 1 },
      documents: { delivered: 1, 'waits-for-person': 1 },
      ...{ holes: [], holeCount: 0, unasked: [] },
    });
    expect(statement.bytes).toBe(4 * delivered.length + 'what is this?'.length);
  });

  it('closes over files without an envelope', async () => {
    const heart = openHeart();
    const rows = ['P00009', 'P00010'].map((number) => `${number};A-77;23.11.2026;SPRING-4;100;Stk;0,85;20.01.2027`);
    const head = 'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin';
    await heart.drop('in.csv', Buffer.from([head, ...rows, ''].join('\r\n')), { partner: 'kern' });
    const all = { arrivals: { read: 1 }, documents: { 'waits-for-person': 2 }, holes: [] };
    expect(await statementOf(heart)).toMatchObject(all);
  });

  it('knows the files of a wrapper, and counts its bytes once', async () => {
    const heart = await withOrder();
    const zip = heart.wrappers.zip('two.zip', [
      { name: 'a.x12', bytes: answer('P00001') },
      { name: 'b.x12', bytes: answer('P00404', '000000102') },
    ]);
    await heart.drop('two.zip', zip);
    expect(await statementOf(heart)).toMatchObject({ bytes: zip.length, files: { split: 3 }, holes: [] });
    const { books } = heart.twin;
    const lost: Partial<Books> = {
      files: async (page) => (await books.files(page)).map((file) => (file.wrapper ? { ...file, parts: 1 } : file)),
    };
    expect(codes(await statementOf(heart, lost))).toEqual(['parts-lost']);
  });

  it('leaves out what came before the day that it is made for', async () => {
    const heart = await withOrder();
    await heart.drop('old.x12', answer('P00001'));
    heart.pass(86_400_000);
    const since = heart.ports.clock.now();
    await heart.drop('new.x12', answer('P00404', '000000102'));
    heart.erp.gone.add(heart.erp.applied[0]?.key ?? '');
    expect(await statementOf(heart, {}, since)).toMatchObject({ files: { split: 1 }, records: 0, holes: [] });
  });
});

describe('what goes out', () => {
  /** One order is sent to echo, with its bytes. */
  async function sending(): Promise<Heart> {
    const heart = openHeart();
    await heart.findOrders();
    heart.feed.write(order('P00100'), { vendor: 'ECHO' });
    await heart.findOrders();
    return heart;
  }

  it('has one end for every order and dispatch, or an owner', async () => {
    const heart = await sending();
    const nameless = order('P00101');
    const lines = nameless.lines.map((line) => ({ ...line, item: { description: 'Something' } }));
    heart.feed.write({ ...nameless, lines }, { vendor: 'ECHO' });
    await heart.findOrders();
    const statement = await statementOf(heart);
    expect(statement).toMatchObject({
      outbound: { sent: 1, 'waits-for-person': 1 },
      ...{ dispatches: { sent: 1 }, holes: [], holeCount: 0 },
    });
    expect(statement.bytesOut).toBeGreaterThan(100);
  });

  it('leaves out what was drafted before the day that it is made for', async () => {
    const heart = await sending();
    heart.pass(86_400_000);
    expect(await statementOf(heart, {}, heart.ports.clock.now())).toMatchObject({ outbound: {}, dispatches: {} });
  });

  it.each<[string, Partial<OutboundEntry>, readonly string[]]>([
    ['is held in front of nobody', { state: 'held' }, ['nobody-has-it']],
    ['was refused in front of nobody', { state: 'rejected' }, ['nobody-has-it']],
    ['has an unknown state', { state: 'lost' as never }, ['no-state']],
    ['has its numbers and no bytes', { state: 'enveloped', dispatch: null, dispatchState: null }, ['nothing-to-send']],
    ['was sent, and its bytes are gone', { dispatchState: null }, ['nothing-to-send']],
    ['waits to be sent, and was', { state: 'enveloped' }, ['not-noted']],
    ['was sent before a restore, as a person said', { dispatch: null, dispatchState: null }, []],
    ['waits to be sent', { state: 'enveloped', dispatchState: 'ready' }, []],
  ])('an order that %s', async (_, change, holes) => {
    const heart = await sending();
    const { books } = heart.twin;
    const outbounds: Books['outbounds'] = async (page) =>
      (await books.outbounds(page)).map((each) => ({ ...each, ...change }));
    expect(codes(await statementOf(heart, { outbounds }))).toEqual(holes);
  });

  it.each<[string, Partial<DispatchEntry>, readonly string[]]>([
    ['of which bytes are gone', { kept: 3 }, ['bytes-lost']],
    ['of which nobody knows whether it was sent', { state: 'uncertain' }, ['nobody-has-it']],
    ['that somebody is asked about', { state: 'uncertain', waits: true }, []],
    ['that is ready', { state: 'ready' }, []],
  ])('a dispatch %s', async (_, change, holes) => {
    const heart = await sending();
    const { books } = heart.twin;
    const dispatches: Books['dispatches'] = async (page) =>
      (await books.dispatches(page)).map((each) => ({ ...each, ...change }));
    expect(codes(await statementOf(heart, { dispatches }))).toEqual(holes);
  });
});

describe('a hole in what came', () => {
  const both = Buffer.concat([answer('P00001'), answer('P00002', '000000102')]);

  it('is an interchange that is lost', async () => {
    const heart = await withOrder();
    await heart.drop('two.x12', both);
    const { books } = heart.twin;
    for (const lost of [0, 1]) {
      const statement = await statementOf(heart, {
        arrivals: async (file, page) => (await books.arrivals(file, page)).filter(({ index }) => index !== lost),
      });
      expect(codes(statement)).toEqual(['not-tiled']);
    }
  });

  it('is a set that is lost, and bytes that are lost', async () => {
    const heart = await withOrder();
    await heart.drop(
      'sets.x12',
      interchange(['P00001', 'P00002', 'P00003'].map((each) => acknowledgement(each, orderedLines))),
    );
    const { books } = heart.twin;
    const statement = await statementOf(heart, {
      files: async (page) => (await books.files(page)).map((file) => ({ ...file, kept: file.kept - 1 })),
      documents: async (arrival, page) =>
        (await books.documents(arrival, page)).filter(({ setIndex }) => setIndex !== 1),
    });
    expect(codes(statement)).toEqual(['bytes-lost', 'set-lost']);
    expect(statement.holes[1]?.message).toMatch(/^Sets 2 to 2 of interchange 1 of file sets\.x12 have no outcome/);
  });

  it('is a document in no state, one that waits in front of nobody, and one without a lane', async () => {
    const heart = await withOrder();
    await heart.drop('held.x12', answer('P00404'));
    const { books } = heart.twin;
    const as = (change: object) =>
      statementOf(heart, {
        documents: async (arrival, page) =>
          (await books.documents(arrival, page)).map((each) => ({ ...each, ...change })),
      });
    expect(codes(await as({ state: 'forgotten' }))).toEqual(['no-state']);
    expect(codes(await as({ waits: false }))).toEqual(['nobody-has-it']);
    expect(codes(await as({ state: 'accepted', waits: false, lane: null }))).toEqual(['nobody-has-it']);
    expect(codes(await as({ state: 'delivered', unapplied: 2 }))).toEqual(['not-applied']);
  });
});

describe('a hole between the ledger and Odoo', () => {
  const made = (heart: Heart, action: string) => heart.erp.applied.filter((each) => each.action === action);

  it('is a draft bill that somebody deleted; processed again, it is none', async () => {
    const heart = await withOrder();
    await heart.drop('bill.x12', bill);
    const [create] = made(heart, 'create');
    expect(await statementOf(heart)).toMatchObject({ documents: { delivered: 1 }, records: 1, holes: [] });
    heart.erp.gone.add(create?.key ?? '');
    const statement = await statementOf(heart);
    expect(codes(statement)).toEqual(['record-gone']);
    expect(statement.holes[0]).toMatchObject({ kind: 'record', partner: 'acme' });
    expect(statement.holes[0]?.message).toMatch(/^"Draft bill INV-7 .* process Invoice INV-7 again in the console\.$/);
    await chooseForDocument(heart.ports, heart.twin.rows.documents()[0]?.id ?? '', again);
    await heart.settle();
    expect(await statementOf(heart)).toMatchObject({ records: 2, holes: [] });
  });

  it('is a bill that was made a second time beside the first', async () => {
    const heart = await withOrder();
    await heart.drop('bill.x12', bill);
    const fewer = orderedLines.map((line) => ({ ...line, quantity: '10' }));
    const [document] = (
      await heart.drop('other.x12', interchange([invoice('INV-7', 'P00001', fewer, '2050')], { control: '000000102' }))
    ).documents;
    await chooseForDocument(heart.ports, document?.id ?? '', { ...again, choice: 'accept' });
    await heart.settle();
    const statement = await statementOf(heart);
    expect(codes(statement)).toEqual(['record-doubled']);
    expect(statement.holes[0]?.message).toMatch(/^Invoice INV-7 has 2 bills in Odoo: /);
  });

  it('is what a ship notice announced and is gone', async () => {
    const heart = await withOrder();
    await heart.drop('notice.x12', interchange([shipNotice('ASN-1', 'P00001', orderedLines)]));
    const [receive] = made(heart, 'receive');
    heart.erp.gone.add(receive?.key ?? '');
    expect(codes(await statementOf(heart))).toEqual(['record-gone']);
  });

  it('is none where somebody changed what was written: that is told, by the document that wrote it last', async () => {
    const heart = await withOrder();
    await heart.drop('answer.x12', answer('P00001'));
    const [write] = made(heart, 'write');
    const record = { model: 'purchase.order', id: 1, name: 'P00001' };
    heart.erp.others = [{ key: write?.key ?? '', record, what: ['BOLT-M8: price 1.30 → 1.25', 'NUT-M8: date x → y'] }];
    const statement = await statementOf(heart);
    expect(statement).toMatchObject({ holes: [], alterationCount: 1 });
    expect(statement.alterations[0]).toMatchObject({
      partner: 'acme',
      message: 'P00001, as Order acknowledgement P00001 left it: BOLT-M8: price 1.30 → 1.25; NUT-M8: date x → y',
    });
    const later = interchange([acknowledgement('P00001', orderedLines, 'SO-2')], { control: '000000777' });
    await heart.drop('later.x12', later);
    // What the first wrote is asked together with what the second wrote after it.
    expect(made(heart, 'write')).toHaveLength(2);
    expect((await statementOf(heart)).alterationCount).toBe(1);
  });

  it('is none while Odoo is away, or where a partner has no live profile: that is said', async () => {
    const heart = await withOrder();
    await heart.drop('bill.x12', bill);
    heart.erp.gone.add(made(heart, 'create')[0]?.key ?? '');
    heart.erp.away = 'it is moved';
    expect(await statementOf(heart)).toMatchObject({
      ...{ holes: [], records: 0 },
      unasked: [{ whom: 'odoo:demo', why: 'it is moved', documents: 1 }],
    });
    heart.partners.length = 0;
    expect(await statementOf(heart)).toMatchObject({ holes: [], unasked: [{ whom: 'acme', documents: 1 }] });
  });
});
