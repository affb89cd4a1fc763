import { interchange, openHeart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { chooseForDocument } from '../choices/document-choices.js';

const advice = (verdict: string, ...errors: readonly string[]) => [
  '824',
  'BGN*00*ADV-1*20261123',
  `OTI*${verdict}*IV*B-1`,
  ...errors,
];
const change = (purpose: string, response: string, ...lines: readonly string[]) => [
  '865',
  `BCA*${purpose}*${response}*P00001***20261123`,
  ...lines,
  `CTT*${lines.length === 0 ? 0 : 1}`,
];
const asked = 'POC*1*QI*8*3*EA*2*PE*BP*BOLT-M8';

async function dropped(set: readonly string[]) {
  const heart = openHeart();
  return { heart, ...(await heart.drop('in.x12', interchange([set]))) };
}

it('keeps what changes nothing in Odoo: it is there to be found', async () => {
  const { heart, documents, open } = await dropped(advice('TA'));
  expect(documents).toMatchObject([{ type: 'application-advice', state: 'delivered' }]);
  expect([open, heart.erp.applied]).toEqual([[], []]);
  expect(heart.twin.journal().at(-1)?.what).toMatch(/^kept for reference: .+ ADV-1 changes nothing in Odoo$/);
});

it('holds what the partner refused until its owner has seen it', async () => {
  const { heart, documents, open } = await dropped(advice('TR', 'TED*024*Wrong price'));
  expect(documents).toMatchObject([{ state: 'held' }]);
  expect(open).toMatchObject([{ code: 'application-rejected', owner: 'procurement' }]);
  expect(open[0]?.message).toContain('refused B-1: Wrong price');
  const seen = { choice: 'accept', by: 'ada', reason: 'seen' } as const;
  await chooseForDocument(heart.ports, documents[0]?.id ?? '', seen);
  await heart.settle();
  expect(heart.twin.rows.documents()[0]?.state).toBe('delivered');
});

it.each([
  ['04', 'AC', 'asks to change'],
  ['13', 'AC', 'asks to change'],
  ['00', 'RJ', 'refuses a change of'],
])('holds a change of an order that the partner asks for or refuses (%s, %s)', async (purpose, response, verb) => {
  const { documents, open } = await dropped(change(purpose, response));
  expect(documents).toMatchObject([{ type: 'order-change-acknowledgement', state: 'held' }]);
  expect(open).toMatchObject([{ code: 'change-asked', owner: 'procurement' }]);
  expect(open[0]?.message).toContain(`The supplier ${verb} order P00001.`);
});

it('keeps a change of ours that the partner accepts', async () => {
  for (const set of [change('00', 'AD'), change('00', 'AC', asked, 'ACK*IA*8*EA')]) {
    const { documents, open } = await dropped(set);
    expect([documents[0]?.state, open]).toEqual(['delivered', []]);
  }
});

it.each([
  ['IR', 'The supplier refuses line 1 of order P00001.'],
  ['IQ', 'The supplier changes the quantity of line 1 of order P00001.'],
  ['SP', 'The supplier leaves open line 1 of order P00001.'],
])('lets the line of an answer to a change decide, whatever its header says (%s)', async (code, message) => {
  const { documents, open } = await dropped(change('00', 'AC', asked, `ACK*${code}*8*EA`));
  expect(documents).toMatchObject([{ type: 'order-change-acknowledgement', state: 'held' }]);
  expect(open).toMatchObject([{ code: 'change-asked', owner: 'procurement' }]);
  expect(open[0]?.message).toContain(message);
});

it('holds an answer that accepts a change with changes, and names none', async () => {
  const { documents, open } = await dropped(change('00', 'AC'));
  expect(documents).toMatchObject([{ state: 'held' }]);
  expect(open[0]?.message).toContain('does not say whether the change of order P00001 is accepted');
});
