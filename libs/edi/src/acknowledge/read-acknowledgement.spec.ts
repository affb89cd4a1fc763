import { acknowledgement855, edifact, orderResponse, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { acknowledge } from './acknowledge.js';
import type { AcknowledgementReading } from './acknowledgement-reading.js';
import { type AcknowledgementPolicy, defaultAcknowledgement } from './policy.js';
import { readAcknowledgement } from './read-acknowledgement.js';

/** Answers a text and reads the answer. */
function roundTrip(text: string, policy: Partial<AcknowledgementPolicy> = {}): AcknowledgementReading | undefined {
  const { interchange, sets } = readAll(text);
  const whole = { ...defaultAcknowledgement, ...policy };
  const envelope = { controlNumbers: ['000000042'], at: new Date(0) };
  const [made] = acknowledge(interchange, sets, whole, envelope);
  const [set] = readAll(made?.content ?? '').sets;
  return set === undefined ? undefined : readAcknowledgement(set);
}

const broken = acknowledgement855.map((line) =>
  line.replace('20261120', '20261340').replace('N4*Oakland*CA*94607', 'ZZ9*x'),
);

it.each(['997', '999'] as const)('reads a %s back into the verdicts that it was made of', (functional) => {
  const second = acknowledgement855.map((line) => line.replace('0001', '0002'));
  expect(roundTrip(x12({ sets: [broken, second] }), { functional })).toEqual({
    type: functional,
    answers: { functionalId: 'PR', controlNumber: '1' },
    verdict: 'partially-accepted',
    codes: [],
    sets: [
      {
        type: '855',
        reference: '0001',
        verdict: 'rejected',
        codes: ['5'],
        segments: [
          {
            tag: 'BAK',
            position: 2,
            code: '8',
            elements: [{ element: 4, dataElement: '373', code: '8', value: '20261340' }],
          },
          { tag: 'ZZ9', position: 6, code: '1', elements: [] },
        ],
      },
      { type: '855', reference: '0002', verdict: 'accepted', codes: [], segments: [] },
    ],
  });
});

it('reads a CONTRL back into the verdicts that it was made of', () => {
  const wrong = orderResponse.map((line) => line.replace('QTY+21:60', 'QTY+21:MANY'));
  expect(roundTrip(edifact({ messages: [wrong] }))).toEqual({
    type: 'CONTRL',
    answers: { controlNumber: 'REF1' },
    verdict: 'partially-accepted',
    codes: [],
    sets: [
      {
        type: 'ORDRSP',
        reference: '1',
        verdict: 'rejected',
        codes: [],
        segments: [{ position: 10, elements: [{ element: 1, component: 2, code: '37' }] }],
      },
    ],
  });
});

it('tells receipt, acceptance and refusal of an interchange apart', () => {
  expect(roundTrip(edifact(), { contrl: 'receipt' })?.verdict).toBe('received');
  expect(roundTrip(edifact())?.verdict).toBe('accepted');
  expect(roundTrip(edifact().replace('UNZ+1', 'UNZ+2'))).toMatchObject({ verdict: 'rejected', codes: ['29'] });
});

it('takes every letter that it does not know for a refusal', () => {
  const text = x12({
    functionalId: 'FA',
    sets: [['ST*997*0001', 'AK1*PO*7', 'AK2*850*0001', 'AK5*M*3', 'AK9*X*1*1*0*2', 'SE*6*0001']],
  });
  expect(readAcknowledgement(readAll(text).sets[0]!)).toMatchObject({
    verdict: 'rejected',
    codes: ['2'],
    sets: [{ verdict: 'rejected', codes: ['3'] }],
  });
});

it('is nothing for other sets, or without what it answers', () => {
  expect(readAcknowledgement(readAll(x12()).sets[0]!)).toBeUndefined();
  const text = x12({ functionalId: 'FA', sets: [['ST*997*0001', 'AK9*A*1*1*1', 'SE*3*0001']] });
  expect(readAcknowledgement(readAll(text).sets[0]!)).toBeUndefined();
});

it('reads what a 999 says of why a rule applied and which line is meant', () => {
  const lines = ['AK1*PO*7*004010', 'AK2*850*0001', 'IK3*N3*6*N1*3', 'CTX*PO103>17', 'CTX*SITUATIONAL TRIGGER*N1*5*N1'];
  const element = ['IK4*2*206*2', 'CTX*SITUATIONAL TRIGGER*TD3*8**3>1*207', 'IK5*R*5', 'AK9*R*1*1*0'];
  const set = ['ST*999*0001*005010X231A1', ...lines, ...element, 'SE*11*0001'];
  const text = x12({ functionalId: 'FA', sets: [set], version: '00501', release: '005010X231A1', repetition: '^' });
  const made = readAll(text);
  expect(made.codes).toEqual([]);
  expect(readAcknowledgement(made.sets[0]!)?.sets[0]?.segments).toEqual([
    {
      ...{ tag: 'N3', position: 6, code: '3', loop: 'N1' },
      contexts: [
        { name: 'PO103', value: '17' },
        { name: 'SITUATIONAL TRIGGER', tag: 'N1', position: 5, loop: 'N1' },
      ],
      elements: [
        {
          ...{ element: 2, dataElement: '206', code: '2' },
          contexts: [
            { name: 'SITUATIONAL TRIGGER', tag: 'TD3', position: 8, element: 3, component: 1, dataElement: '207' },
          ],
        },
      ],
    },
  ]);
});
