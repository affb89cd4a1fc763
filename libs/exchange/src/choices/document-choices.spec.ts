import { acknowledgement, interchange, invoice, openHeart, order, orderedLines, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import type { DocumentRow } from '../model/rows.js';
import type { InboundState } from '../model/states.js';
import type { Choice } from './choosing.js';
import { chooseForDocument, documentChoices } from './document-choices.js';

let control = 100;
const send = (heart: Heart, set: readonly string[], envelope = {}) =>
  heart.drop('in.x12', interchange([set], { control: String((control += 1)).padStart(9, '0'), ...envelope }));
const choose = (heart: Heart, { id }: Pick<DocumentRow, 'id'>, choice: Choice) =>
  chooseForDocument(heart.ports, id, { choice, by: 'ada', reason: 'agreed' });

const said = (reference = 'SO-1') => acknowledgement('P00001', orderedLines, reference);
const dear = acknowledgement(
  'P00001',
  orderedLines.map((line) => ({ ...line, price: '9.99' })),
  'SO-9',
);

/** A document in each of its states. */
const states: Readonly<Record<InboundState, (heart: Heart) => Promise<DocumentRow>>> = {
  accepted: async (heart) => {
    heart.erp.away = 'connection refused';
    const document = first(await send(heart, said()));
    heart.erp.away = undefined;
    return document;
  },
  held: async (heart) => first(await send(heart, dear)),
  delivered: async (heart) => first(await send(heart, said())),
  duplicate: async (heart) => {
    await send(heart, said());
    return first(await send(heart, said()));
  },
  rejected: async (heart) => first(await send(heart, ['855', 'BAK*00*AC'])),
  rehearsed: async (heart) => first(await send(heart, said(), { usage: 'T' })),
  refused: async (heart) => chosen(heart, 'reject'),
  superseded: async (heart) => chosen(heart, 'process-again'),
};

async function chosen(heart: Heart, choice: Choice): Promise<DocumentRow> {
  const held = await states.held(heart);
  await choose(heart, held, choice);
  return (await heart.ports.store.document(held.id)) ?? held;
}

function first({ documents: [document] }: { readonly documents: readonly DocumentRow[] }): DocumentRow {
  if (!document) throw new Error('no document');
  return document;
}

function open(): Heart {
  const heart = openHeart();
  heart.erp.put(order());
  return heart;
}

const rows = (heart: Heart) => heart.twin.rows.documents();

describe.each(Object.entries(states))('a document that is %s', (state, make) => {
  const offered: Partial<Record<InboundState, readonly Choice[]>> = {
    held: ['accept', 'reject', 'process-again'],
    superseded: [],
  };
  const choices = offered[state as InboundState] ?? ['process-again'];

  it(`offers ${choices.join(', ') || 'nothing'}, and refuses the rest`, async () => {
    const heart = open();
    const document = await make(heart);
    expect(document.state).toBe(state);
    expect(documentChoices(document)).toEqual(choices);
    for (const choice of ['accept', 'reject', 'process-again'] as const) {
      if (choices.includes(choice)) continue;
      await expect(choose(heart, document, choice)).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
      expect(await heart.ports.store.document(document.id)).toEqual(document);
    }
  });
});

describe('processing a document again', () => {
  it.each(['delivered', 'duplicate', 'rejected', 'rehearsed', 'refused'] as const)(
    'that is %s makes another row, which names it, and leaves it as it is',
    async (state) => {
      const heart = open();
      const document = await states[state](heart);
      const answers = heart.twin.rows.dispatches().length;
      await choose(heart, document, 'process-again');
      const again = rows(heart).at(-1);
      expect(again).toMatchObject({ replaces: document.id, setIndex: document.setIndex });
      expect((await heart.ports.store.document(document.id))?.state).toBe(state);
      // It claims no number and acknowledges nothing.
      expect(heart.twin.rows.dispatches()).toHaveLength(answers);
    },
  );

  it('that is held supersedes it, and the new row has the next version', async () => {
    const heart = open();
    const held = await states.held(heart);
    await choose(heart, held, 'process-again');
    await heart.settle();
    expect(rows(heart).map(({ state, version }) => [state, version])).toEqual([
      ['superseded', 1],
      ['held', 2],
    ]);
    expect(await heart.ports.store.openExceptions('inbound', held.id)).toEqual([]);
  });

  it('after a delivery plans only the difference', async () => {
    const heart = open();
    const document = await states.delivered(heart);
    const applied = heart.erp.applied.length;
    await choose(heart, document, 'process-again');
    await heart.settle();
    expect(rows(heart).at(-1)).toMatchObject({ state: 'delivered', version: 2 });
    expect(heart.erp.applied).toHaveLength(applied);
  });

  it('reads it with the release that is live now', async () => {
    const heart = open();
    const held = await states.held(heart);
    const lenient = [['price: { percent: 0.5 }', 'price: { percent: 10000 }']] as const;
    heart.partners.splice(0, heart.partners.length, ...openHeart({ profiles: { acme: lenient } }).partners);
    await choose(heart, held, 'process-again');
    await heart.settle();
    expect(rows(heart).at(-1)).toMatchObject({ state: 'delivered', replaces: held.id });
    expect(rows(heart).at(-1)?.release).not.toBe(held.release);
  });

  it('lets an accepted one go on whose step failed', async () => {
    const heart = open();
    const document = await states.accepted(heart);
    expect(await heart.ports.store.attempt('document', document.id)).toBeDefined();
    await choose(heart, document, 'process-again');
    await heart.settle();
    expect(rows(heart)).toMatchObject([{ id: document.id, state: 'delivered' }]);
  });

  it('is not possible where its sender is unknown by now', async () => {
    const heart = open();
    const document = await states.delivered(heart);
    heart.partners.length = 0;
    await expect(choose(heart, document, 'process-again')).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
  });

  it('is not possible where files of its kind are not agreed any more', async () => {
    const heart = open();
    const csv = 'Bestellung;Auftrag;Datum;Artikelnummer;Menge\r\nP7;A;23.11.2026;X;1\r\n';
    const { documents } = await heart.drop('a.csv', Buffer.from(csv), { partner: 'kern' });
    heart.partners.length = 0;
    await expect(choose(heart, first({ documents }), 'process-again')).rejects.toThrow('has no CSV documents');
  });

  it('reads one document of several, from a file without an envelope too', async () => {
    const heart = open();
    const csv = 'Bestellung;Auftrag;Datum;Artikelnummer;Menge\r\nP7;A;23.11.2026;X;1\r\nP8;B;23.11.2026;X;1\r\n';
    const { documents } = await heart.drop('a.csv', Buffer.from(csv), { partner: 'kern' });
    await choose(heart, documents[1] ?? { id: '' }, 'process-again');
    expect(rows(heart).at(-1)).toMatchObject({ orderNumber: 'P8', replaces: documents[1]?.id });
    expect(rows(heart)).toHaveLength(3);
  });
});

describe('a held document', () => {
  it('cannot be accepted where nobody knows what that would do', async () => {
    const heart = openHeart();
    const unknown = first(await send(heart, said()));
    await expect(choose(heart, unknown, 'accept')).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
    expect(documentChoices(unknown, 'order-unknown')).toEqual(['reject', 'process-again']);
    expect(documentChoices({ state: 'held', type: null })).toEqual(['reject', 'process-again']);
  });

  it('that finance accepts becomes a new version of the bill', async () => {
    const heart = open();
    const bill = (quantity: string) =>
      invoice('B-1', 'P00001', [{ ...orderedLines[0], quantity }], String(Number(quantity) * 125));
    await send(heart, bill('10'));
    const held = first(await send(heart, bill('20')));
    await choose(heart, held, 'accept');
    await heart.settle();
    expect(await heart.ports.store.document(held.id)).toMatchObject({
      state: 'delivered',
      version: 2,
      acceptedAsIs: true,
    });
  });

  it('that is refused settles its exception with the reason', async () => {
    const heart = open();
    const held = await states.held(heart);
    await choose(heart, held, 'reject');
    expect(heart.twin.rows.exceptions()).toMatchObject([{ closedBy: 'ada', choice: 'reject', reason: 'agreed' }]);
    expect(heart.twin.journal().at(-1)).toMatchObject({ to: 'refused', actor: 'ada', what: 'reject: agreed' });
  });

  it('is decided about once by two at the same moment', async () => {
    const heart = open();
    const held = await states.held(heart);
    const both = await Promise.allSettled([choose(heart, held, 'accept'), choose(heart, held, 'reject')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

it('offers nothing of what is not there', async () => {
  await expect(choose(openHeart(), { id: crypto.randomUUID() }, 'reject')).rejects.toThrow('no such document');
});
