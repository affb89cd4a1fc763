import { acknowledgement, interchange, openHeart, orderedLines, type Heart } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import type { ArrivalRow } from '../model/rows.js';
import { arrivalChoices, chooseForArrival } from './arrival-choices.js';
import type { Choice } from './choosing.js';

const set = (reference: string) => acknowledgement('P00001', orderedLines, reference);
const choose = (heart: Heart, { id }: Pick<ArrivalRow, 'id'>, choice: Choice) =>
  chooseForArrival(heart.ports, id, { choice, by: 'ada', reason: 'looked at it' });

/** An arrival in each of its states. */
const states: Readonly<Record<string, (heart: Heart) => Promise<ArrivalRow>>> = {
  read: async (heart) => first(await heart.drop('a.x12', interchange([set('1')]))),
  unreadable: async (heart) => first(await heart.drop('a.jpg', Buffer.from('no EDI'))),
  quarantined: async (heart) => first(await heart.drop('a.x12', interchange([set('1')], { sender: 'STRANGER' }))),
  'quarantined for its number': async (heart) => {
    await heart.drop('a.x12', interchange([set('1')]));
    return first(await heart.drop('b.x12', interchange([set('2')])));
  },
  duplicate: async (heart) => {
    await heart.drop('a.x12', interchange([set('1')]));
    return first(await heart.drop('a.x12', interchange([set('1')])));
  },
  received: async (heart) => {
    const { all } = heart.ports.partners;
    const { id } = await heart.receive('a.x12', interchange([set('1')]));
    Object.assign(heart.ports.partners, { all: () => Promise.reject(new TypeError('a bad day')) });
    await heart.settle();
    Object.assign(heart.ports.partners, { all });
    return first(await heart.story(id));
  },
  discarded: async (heart) => {
    const arrival = await states['unreadable']?.(heart);
    if (!arrival) throw new Error('no arrival');
    await choose(heart, arrival, 'reject');
    return (await heart.ports.store.arrival(arrival.id)) ?? arrival;
  },
};

function first({ arrivals: [arrival] }: { readonly arrivals: readonly ArrivalRow[] }): ArrivalRow {
  if (!arrival) throw new Error('no arrival');
  return arrival;
}

/** What each choice makes of it; what is not here is refused. */
const outcomes: readonly (readonly [state: string, choice: Choice, becomes: ArrivalRow['state']])[] = [
  ['unreadable', 'reject', 'discarded'],
  ['unreadable', 'process-again', 'unreadable'],
  ['quarantined', 'reject', 'discarded'],
  ['quarantined', 'process-again', 'quarantined'],
  ['quarantined for its number', 'accept', 'read'],
  ['quarantined for its number', 'reject', 'discarded'],
  ['quarantined for its number', 'process-again', 'quarantined'],
  ['duplicate', 'process-again', 'read'],
  ['received', 'process-again', 'read'],
];

describe.each(Object.keys(states))('an arrival that is %s', (state) => {
  const mine = outcomes.filter(([of]) => of === state);

  it('offers what can be done with it, and nothing else', async () => {
    const heart = openHeart();
    const arrival = await states[state]?.(heart);
    if (!arrival) throw new Error('no arrival');
    expect([...arrivalChoices(arrival)].sort()).toEqual(mine.map(([, choice]) => choice).sort());
    for (const choice of ['accept', 'reject', 'process-again'] as const) {
      if (arrivalChoices(arrival).includes(choice)) continue;
      await expect(choose(heart, arrival, choice)).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
      expect(await heart.ports.store.arrival(arrival.id)).toEqual(arrival);
    }
  });

  it.each(mine)('%s: %s makes it %s', async (_, choice, becomes) => {
    const heart = openHeart();
    const arrival = await states[state]?.(heart);
    if (!arrival) throw new Error('no arrival');
    const before = heart.twin.rows.exceptions().filter(({ subject }) => subject === arrival.id);
    await choose(heart, arrival, choice);
    expect(await heart.ports.store.attempt('arrival', arrival.id)).toBeUndefined();
    await heart.settle();
    const now = await heart.ports.store.arrival(arrival.id);
    expect(now?.state).toBe(becomes);
    const settled = heart.twin.rows.exceptions().filter(({ id }) => before.some((each) => each.id === id));
    for (const each of settled) expect(each).toMatchObject({ closedBy: 'ada', choice, reason: 'looked at it' });
    // What came to the same end as before is asked again.
    const open = await heart.ports.store.openExceptions('arrival', arrival.id);
    expect(open).toHaveLength(['unreadable', 'quarantined'].includes(becomes) ? 1 : 0);
  });
});

it('says what was chosen, by whom and why', async () => {
  const heart = openHeart();
  const arrival = await states['unreadable']?.(heart);
  await choose(heart, arrival ?? { id: '' }, 'reject');
  expect(heart.twin.journal().at(-1)).toMatchObject({ actor: 'ada', what: 'reject: looked at it', to: 'discarded' });
});

it('takes a number that a person accepts for the arrival, over the one that had it', async () => {
  const heart = openHeart();
  const arrival = await states['quarantined for its number']?.(heart);
  if (!arrival) throw new Error('no arrival');
  await choose(heart, arrival, 'accept');
  await heart.settle();
  const { answers, documents } = await heart.story(arrival.file);
  expect([answers.length, documents[0]?.version]).toEqual([1, 2]);
});

it('offers nothing of what is not there', async () => {
  await expect(choose(openHeart(), { id: crypto.randomUUID() }, 'reject')).rejects.toThrow('no such arrival');
});
