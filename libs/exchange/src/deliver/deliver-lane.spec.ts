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
import { Refused, Unavailable } from '../model/errors.js';
import { deliverLane } from './deliver-lane.js';

let control = 100;
const bytes = (set: readonly string[], envelope = {}) =>
  interchange([set], { control: String((control += 1)).padStart(9, '0'), ...envelope });

/** One order is known. */
function open(options: Parameters<typeof openHeart>[0] = {}): Heart {
  const heart = openHeart(options);
  heart.erp.put(order());
  return heart;
}

const said = acknowledgement('P00001', orderedLines, 'SO-1');
const dear = acknowledgement(
  'P00001',
  orderedLines.map((line) => ({ ...line, price: '9.99' })),
  'SO-9',
);
const onlyLane = 'demo/default/ACME';
const documents = (heart: Heart) => heart.twin.rows.documents();
const accept = { choice: 'accept', by: 'ada', reason: 'agreed on the phone' } as const;

describe('an accepted document', () => {
  it('is found by the number that the ERP has of its order, in whatever case the partner writes it', async () => {
    const heart = open();
    const lower = acknowledgement('p00001', orderedLines, 'SO-1');
    const { documents: written } = await heart.drop('in.x12', bytes(lower));
    expect(written).toMatchObject([{ state: 'delivered', orderNumber: 'p00001', orders: ['p00001', 'P00001'] }]);
    expect(await heart.ports.store.deliveredOn('acme', 'live', ['P00001'])).toHaveLength(1);
  });

  it('is matched with its order as it is now, planned, and applied effect by effect', async () => {
    const heart = open();
    const {
      documents: [document],
      open: asked,
    } = await heart.drop('in.x12', bytes(said));
    expect(document).toMatchObject({ state: 'delivered', decision: { outcome: 'deliver', discrepancies: [] } });
    expect(asked).toEqual([]);
    const effects = await heart.ports.store.effectsOf(document?.id ?? '');
    expect(effects.map(({ effect }) => effect)).toEqual(heart.erp.applied);
    expect(effects.map(({ applied }) => applied?.how)).toEqual(effects.map(() => 'done'));
    expect(heart.twin.rows.orders()).toMatchObject([{ partner: 'acme', connection: 'demo', number: 'P00001' }]);
    expect(document?.orders).toEqual(['P00001']);
    expect(await heart.ports.store.system('odoo:demo')).toMatchObject({ servedAt: heart.ports.clock.now() });
    expect(heart.twin.journal().at(-1)).toMatchObject({ to: 'delivered', what: `${effects.length} changes in Odoo` });
  });

  it('finds its order in another case, and writes to it by its own name', async () => {
    const heart = open();
    const {
      documents: [document],
    } = await heart.drop('in.x12', bytes(acknowledgement('p00001', orderedLines, 'SO-1')));
    expect(document).toMatchObject({ state: 'delivered', decision: { outcome: 'deliver' } });
    expect(new Set(heart.erp.applied.map(({ target }) => target))).toEqual(new Set(['P00001']));
  });

  it('is delivered with its differences where they are within what was agreed', async () => {
    const heart = open();
    const nearly = orderedLines.map((line) => ({ ...line, price: String(Number(line.price) * 1.004) }));
    const {
      documents: [document],
    } = await heart.drop('in.x12', bytes(acknowledgement('P00001', nearly)));
    expect(document).toMatchObject({ state: 'delivered' });
  });

  it('attaches the bytes of its set as they came', async () => {
    const heart = open();
    await heart.drop('in.x12', bytes(said));
    const [attached] = heart.erp.attached;
    expect(Buffer.from(attached ?? []).toString()).toMatch(/^ST\*855\*0001~[^]*SE\*9\*0001~\s*$/);
  });

  it('has nothing to do in Odoo where it only answers us', async () => {
    const heart = open();
    await heart.drop('first.x12', bytes(said));
    const applied = heart.erp.applied.length;
    const {
      documents: [document],
    } = await heart.drop('in.x12', bytes(['997', 'AK1*FA*1', 'AK9*A*1*1*1']));
    expect(document?.state).toBe('delivered');
    expect(heart.erp.applied).toHaveLength(applied);
    expect(heart.twin.journal().at(-1)?.what).toBe('nothing to do in Odoo');
  });

  it('is done with once, whoever is woken for its lane', async () => {
    const heart = open();
    await heart.drop('in.x12', bytes(said));
    const applied = heart.erp.applied.length;
    await deliverLane(heart.ports, onlyLane);
    expect(heart.erp.applied).toHaveLength(applied);
  });
});

describe('a document that does not fit', () => {
  it('is held in front of its owner, with what accepting it would do', async () => {
    const heart = open();
    const {
      documents: [document],
      open: asked,
    } = await heart.drop('in.x12', bytes(dear));
    expect(document).toMatchObject({ state: 'held', decision: { outcome: 'hold' } });
    expect(document?.preview?.map(({ action }) => action)).toContain('write');
    expect(asked).toMatchObject([{ owner: 'procurement', subjectKind: 'inbound' }]);
    expect(heart.erp.applied).toEqual([]);
    expect(await heart.ports.store.effectsOf(document?.id ?? '')).toEqual([]);
  });

  it('does not stop its lane', async () => {
    const heart = open();
    heart.erp.put(order('P00002'));
    await heart.receive('a.x12', bytes(dear));
    await heart.receive('b.x12', bytes(acknowledgement('P00002', orderedLines)));
    await heart.settle();
    expect(documents(heart).map(({ state }) => state)).toEqual(['held', 'delivered']);
  });

  it('is delivered as it is where a person accepts that, with its differences', async () => {
    const heart = open();
    const {
      documents: [held],
    } = await heart.drop('in.x12', bytes(dear));
    await chooseForDocument(heart.ports, held?.id ?? '', accept);
    await heart.settle();
    const [document] = documents(heart);
    expect(document).toMatchObject({
      state: 'delivered',
      acceptedAsIs: true,
      decision: { outcome: 'deliver-with-changes' },
    });
    expect(heart.erp.applied.map(({ action }) => action)).toContain('write');
  });

  it('is held where no order has its number, and shows nothing: nobody knows what it would do', async () => {
    const heart = open();
    const {
      documents: [document],
      open: asked,
    } = await heart.drop('in.x12', bytes(acknowledgement('P7', orderedLines)));
    expect(document).toMatchObject({ state: 'held', preview: null });
    expect(asked).toMatchObject([{ code: 'order-unknown' }]);
  });
});

describe('an ERP that is away', () => {
  it('keeps everything where it is, and nothing overtakes', async () => {
    const heart = open();
    heart.erp.away = 'connection refused';
    await heart.receive('a.x12', bytes(said));
    await heart.receive('b.x12', bytes(acknowledgement('P00002', orderedLines)));
    await heart.settle();
    expect(documents(heart).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    const [first, second] = documents(heart);
    expect(await heart.ports.store.attempt('document', first?.id ?? '')).toMatchObject({ error: 'connection refused' });
    expect(await heart.ports.store.attempt('document', second?.id ?? '')).toBeUndefined();
    expect(await heart.ports.store.system('odoo:demo')).toMatchObject({ error: 'connection refused' });
    expect(heart.twin.rows.exceptions()).toEqual([]);
  });

  it('is asked again for as long as it takes, and everything goes on by itself', async () => {
    const heart = open();
    heart.erp.away = 'connection refused';
    await heart.drop('a.x12', bytes(said));
    for (let n = 0; n < 30; n += 1) {
      heart.pass(10 * 60_000);
      await heart.sweep();
    }
    expect([documents(heart)[0]?.state, heart.twin.rows.exceptions()]).toEqual(['accepted', []]);
    heart.erp.away = undefined;
    heart.pass(10 * 60_000);
    await heart.sweep();
    expect(documents(heart)[0]?.state).toBe('delivered');
    expect(await heart.ports.store.attempt('document', documents(heart)[0]?.id ?? '')).toBeUndefined();
  });
});

describe('a plan that was broken off', () => {
  /** Loses the answer to the n-th effect. */
  function losing(nth: number): Heart {
    const heart = open();
    let n = 0;
    heart.erp.fault = (_, moment) => {
      if (moment === 'after' && (n += 1) === nth) throw new Unavailable('odoo:demo', 'the answer was lost');
    };
    return heart;
  }

  it.each([1, 2, 3])('is carried on behind effect %s, which is found done', async (nth) => {
    const heart = losing(nth);
    await heart.drop('in.x12', bytes(said));
    const [begun] = documents(heart);
    expect(begun?.state).toBe('accepted');
    const planned = await heart.ports.store.effectsOf(begun?.id ?? '');
    heart.pass(60_000);
    await heart.sweep();
    const applied = await heart.ports.store.effectsOf(begun?.id ?? '');
    expect(applied.map(({ key }) => key)).toEqual(planned.map(({ key }) => key));
    expect(applied.map(({ applied: result }) => result?.how)).toEqual(
      planned.map((_, index) => (index === nth - 1 ? 'found' : 'done')),
    );
    expect(heart.erp.applied).toHaveLength(planned.length);
    expect(documents(heart)[0]?.state).toBe('delivered');
  });

  it('is not made anew over its own half-applied changes, though the order is another by now', async () => {
    const heart = losing(1);
    await heart.drop('in.x12', bytes(said));
    heart.erp.put(order('P00001', []));
    heart.pass(60_000);
    await heart.sweep();
    expect(documents(heart)[0]?.state).toBe('delivered');
  });
});

describe('an effect that Odoo refuses', () => {
  it.each([
    ['an acknowledgement', said, 'procurement'],
    ['a ship notice', shipNotice('A-1', 'P00001', orderedLines), 'warehouse'],
    ['an invoice', invoice('B-1', 'P00001', [orderedLines[0]], '12500'), 'finance'],
  ] as const)('of %s holds the document in front of its owner', async (_, set, owner) => {
    const heart = open();
    heart.erp.fault = () => {
      throw new Refused('odoo:demo', 'the order is locked');
    };
    const {
      documents: [document],
      open: asked,
    } = await heart.drop('in.x12', bytes(set));
    expect(document?.state).toBe('held');
    expect(asked).toMatchObject([{ code: 'erp-refused', owner }]);
    expect(asked[0]?.message).toMatch(/^Odoo refused ".+": the order is locked$/);
  });

  it('is applied, with those behind it, when the document is accepted again', async () => {
    const heart = open();
    heart.erp.fault = ({ action }) => {
      if (action === 'write') throw new Refused('odoo:demo', 'the order is locked');
    };
    const {
      documents: [held],
    } = await heart.drop('in.x12', bytes(said));
    const before = heart.erp.applied.length;
    heart.erp.fault = () => undefined;
    await chooseForDocument(heart.ports, held?.id ?? '', accept);
    await heart.settle();
    expect([before, documents(heart)[0]?.state]).toEqual([1, 'delivered']);
    expect(heart.erp.applied).toHaveLength((await heart.ports.store.effectsOf(held?.id ?? '')).length);
  });
});

describe('test traffic', () => {
  it('is rehearsed where the partner has no test connection: the plan is on show and nothing is applied', async () => {
    const heart = open();
    const {
      documents: [document],
    } = await heart.drop('in.x12', bytes(said, { usage: 'T' }));
    expect(document).toMatchObject({ state: 'rehearsed', lane: 'rehearsal/acme', decision: { outcome: 'deliver' } });
    const effects = await heart.ports.store.effectsOf(document?.id ?? '');
    expect(effects.map(({ applied }) => applied)).toEqual(effects.map(() => null));
    expect(effects.length).toBeGreaterThan(0);
    expect(heart.erp.applied).toEqual([]);
  });

  it('that would be held is rehearsed with that', async () => {
    const heart = open();
    const {
      documents: [document],
      open: asked,
    } = await heart.drop('in.x12', bytes(dear, { usage: 'T' }));
    expect(document).toMatchObject({ state: 'rehearsed', decision: { outcome: 'hold' } });
    expect(asked).toEqual([]);
    expect(heart.twin.journal().at(-1)?.what).toMatch(/^test traffic: would be held, /);
  });

  it('is delivered to the test connection where there is one', async () => {
    const heart = open({
      profiles: { acme: [['connection: demo,', 'connection: demo, testConnection: sandbox,']] },
    });
    const {
      documents: [document],
    } = await heart.drop('in.x12', bytes(said, { usage: 'T' }));
    expect(document).toMatchObject({ state: 'delivered', lane: 'sandbox/default/ACME' });
  });
});

describe('a lane', () => {
  it('is worked on by one at a time', async () => {
    const heart = open();
    heart.erp.away = 'not yet';
    await heart.drop('in.x12', bytes(said));
    heart.erp.away = undefined;
    heart.pass(60_000);
    await heart.ports.store.exclusively(`lane:${onlyLane}`, () => deliverLane(heart.ports, onlyLane));
    expect(documents(heart)[0]?.state).toBe('accepted');
    await deliverLane(heart.ports, onlyLane);
    expect(documents(heart)[0]?.state).toBe('delivered');
  });

  it('goes on past a document on which a step of ours is broken, which operations has', async () => {
    let broken = true;
    const heart = open({
      around: (ports) => ({
        ...ports,
        planEffects: (input) => {
          if (broken) throw new TypeError('cannot read properties of undefined');
          return ports.planEffects(input);
        },
      }),
    });
    const first = await heart.drop('in.x12', bytes(said));
    expect(first.open).toMatchObject([{ code: 'step-broken', owner: 'operations' }]);
    broken = false;
    heart.erp.put(order('P00002'));
    await heart.drop('in.x12', bytes(acknowledgement('P00002', orderedLines)));
    expect(documents(heart).map(({ state }) => state)).toEqual(['accepted', 'delivered']);
    await chooseForDocument(heart.ports, documents(heart)[0]?.id ?? '', { ...accept, choice: 'process-again' });
    await heart.settle();
    expect(documents(heart).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });

  it('of a partner that is gone keeps its documents for operations', async () => {
    const heart = open();
    heart.erp.away = 'not yet';
    await heart.drop('in.x12', bytes(said));
    heart.partners.length = 0;
    heart.pass(60_000);
    await heart.sweep();
    expect(documents(heart)[0]?.state).toBe('accepted');
    expect(heart.twin.rows.exceptions()).toMatchObject([{ code: 'step-broken', closedAt: null }]);
  });
});

it('holds a notice whose package is on another receipt', async () => {
  const sscc = '387412345000000014';
  const notice = shipNotice('ASN-1', 'P00001', [orderedLines[0]]).flatMap((each) =>
    each.startsWith('SN1') ? [each, `MAN*GM*${sscc}`] : [each],
  );
  const where = { package: sscc, item: {}, receipt: 'WH/IN/00012', order: 'P7', isReceived: false };
  const other = open();
  other.erp.pieces = [where];
  const { open: asked } = await other.drop('in.x12', bytes(notice));
  expect(asked.map(({ owner }) => owner)).toEqual(['warehouse']);
  expect(asked[0]?.message).toContain('on receipt WH/IN/00012 of P7');
});
