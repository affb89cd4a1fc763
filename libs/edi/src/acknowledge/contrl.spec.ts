import { edifact, orderResponse, readAll } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { acknowledge } from './acknowledge.js';
import { type AcknowledgementPolicy, defaultAcknowledgement } from './policy.js';

const at = new Date('2026-11-23T22:15:00Z');

function answer(text: string, policy: Partial<AcknowledgementPolicy> = {}): string[] {
  const { interchange, sets } = readAll(text);
  const whole = { ...defaultAcknowledgement, ...policy };
  const [made] = acknowledge(interchange, sets, whole, { controlNumbers: ['42'], at });
  return (made?.content ?? '').split("'\n").filter((line) => line !== '');
}

it('accepts an interchange and each of its messages, from receiver to sender', () => {
  const lines = answer(edifact());
  expect(lines).toEqual([
    'UNB+UNOC:3+BUYER:14+SUPPLIER:14+261123:2215+42',
    'UNH+1+CONTRL:D:3:UN',
    'UCI+REF1+SUPPLIER:14+BUYER:14+7',
    'UCM+1+ORDRSP:D:96A:UN+7',
    'UNT+4+1',
    'UNZ+1+42',
  ]);
  const back = readAll(lines.map((line) => `${line}'\n`).join(''));
  expect(back.codes).toEqual([]);
});

it('names message, segment, element and component of each fault', () => {
  const broken = orderResponse.map((line) => line.replace('QTY+21:60', 'QTY+21:MANY'));
  const lines = answer(edifact({ messages: [broken] }), { detail: 'errors' });
  expect(lines.slice(2, -2)).toEqual([
    'UCI+REF1+SUPPLIER:14+BUYER:14+7',
    'UCM+1+ORDRSP:D:96A:UN+4',
    'UCS+10',
    'UCD+37+2:2',
  ]);
});

it('names a message whose count is wrong, and a segment that is missing at the one before the gap', () => {
  const lines = answer(edifact().replace("DTM+137:20261123:102'\n", ''));
  expect(lines.slice(3, -2)).toEqual(['UCM+1+ORDRSP:D:96A:UN+4+29+UNT+2', 'UCS+2+13']);
});

it('refuses a message by its type where nobody knows it, or it was not agreed', () => {
  const agreed = () => false;
  const refused = (text: string): string | undefined => {
    const { interchange, sets } = readAll(text, { agreed });
    const [made] = acknowledge(interchange, sets, defaultAcknowledgement, { controlNumbers: ['42'], at });
    return made?.content.split("'\n")[3];
  };
  expect(refused(edifact())).toBe('UCM+1+ORDRSP:D:96A:UN+4+17+UNH+3:1');
  expect(refused(edifact().replace('ORDRSP', 'ORDRSX'))).toBe('UCM+1+ORDRSX:D:96A:UN+4+14+UNH+3:1');
});

it('refuses an interchange as a whole', () => {
  expect(answer(edifact().replace('UNZ+1', 'UNZ+3'))[2]).toBe('UCI+REF1+SUPPLIER:14+BUYER:14+4+29+UNZ');
  const cut = edifact().slice(0, edifact().indexOf('UNZ'));
  expect(answer(cut)[2]).toBe('UCI+REF1+SUPPLIER:14+BUYER:14+4+13+UNZ');
});

it('confirms only receipt, answers only when asked, or never', () => {
  expect(answer(edifact(), { contrl: 'receipt' }).slice(2, -2)).toEqual(['UCI+REF1+SUPPLIER:14+BUYER:14+8']);
  expect(answer(edifact(), { contrl: 'requested' })).toEqual([]);
  expect(answer(edifact().replace('+REF1', '+REF1++++1'), { contrl: 'requested' })).toHaveLength(6);
  expect(answer(edifact(), { contrl: 'never' })).toEqual([]);
});

it('never answers a CONTRL', () => {
  expect(
    answer(
      answer(edifact())
        .map((line) => `${line}'\n`)
        .join(''),
    ),
  ).toEqual([]);
});

it('answers in the level that it was sent in, as long as that carries what must be repeated', () => {
  expect(answer(edifact({ syntax: 'UNOA:1' }))[0]).toContain('UNB+UNOA:1');
  expect(answer(edifact({ syntax: 'UNOA:1' }).replace('SUPPLIER', 'Supplier'))[0]).toContain(
    'UNB+UNOC:1+BUYER:14+Supplier:14',
  );
  expect(answer(edifact({ syntax: 'UNOC:4' })).slice(0, 2)).toEqual([
    'UNB+UNOC:4+BUYER:14+SUPPLIER:14+20261123:2215+42',
    'UNH+1+CONTRL:4:1:UN',
  ]);
});

it('answers groups with UCF', () => {
  const grouped = edifact()
    .replace('UNH+1', "UNG+ORDRSP+S+B+261123:2215+7+UN+D:96A'\nUNH+1")
    .replace('UNZ', "UNE+2+7'\nUNZ");
  expect(answer(grouped).slice(3, -2)).toEqual(['UCF+7+S+B+4+29+UNE']);
  expect(answer(grouped.replace('UNE+2', 'UNE+1')).slice(3, -2)).toEqual(['UCF+7+S+B+7', 'UCM+1+ORDRSP:D:96A:UN+7']);
});
