import { acknowledgement855, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { acknowledge, acknowledgementsDue } from './acknowledge.js';
import { type AcknowledgementPolicy, defaultAcknowledgement } from './policy.js';
import { writeTa1 } from './ta1.js';

const at = new Date('2026-11-23T22:15:00Z');

function answers(
  text: string,
  policy: Partial<AcknowledgementPolicy> = {},
  rules: Parameters<typeof readAll>[1] = {},
): string[] {
  const { interchange, sets } = readAll(text, rules);
  const whole = { ...defaultAcknowledgement, ...policy };
  const envelope = { controlNumbers: ['000000042', '000000043'], at };
  return acknowledge(interchange, sets, whole, envelope).map((each) => each.content);
}

/** The segments between GS and GE. */
function body(text: string | undefined): string[] {
  return (text ?? '').split('~\n').filter((line) => /^(AK|IK|TA1|CTX)/.test(line));
}

const broken = acknowledgement855.map((line) =>
  line.replace('20261120', '20261340').replace('IA*60', 'IA*many').replace('N4*Oakland*CA*94607', 'ZZ9*what'),
);

it('answers a good group with one 997 from receiver to sender', () => {
  const [text = ''] = answers(x12());
  expect(body(text)).toEqual(['AK1*PR*1', 'AK2*855*0001', 'AK5*A', 'AK9*A*1*1*1']);
  expect(text).toContain('*ZZ*BUYER          *ZZ*SUPPLIER       *261123*2215*U*00401*000000042*0*P*>~');
  expect(text).toContain('GS*FA*BUYER*SUPPLIER*20261123*2215*42*X*004010~');
  const back = readAll(text);
  expect(back.codes).toEqual([]);
  expect(back.sets[0]?.verdict).toBe('accepted');
});

it('names the segment and element of each finding', () => {
  expect(body(answers(x12({ sets: [broken] }))[0])).toEqual([
    'AK1*PR*1',
    'AK2*855*0001',
    'AK3*BAK*2**8',
    'AK4*4*373*8*20261340',
    'AK3*ZZ9*6**1',
    'AK3*ACK*9**8',
    'AK4*2*380*6*many',
    'AK5*R*5',
    'AK9*R*1*1*0',
  ]);
});

it('never says E or R of a set without its reason', () => {
  const counted = acknowledgement855.map((line) => line.replace('CTT*2', 'CTT*7'));
  expect(body(answers(x12({ sets: [counted] }))[0]).slice(2, 4)).toEqual(['AK3*CTT*13**8', 'AK5*E*5']);
  const { interchange, sets } = readAll(x12(), { agreed: () => false });
  const [refused] = acknowledge(interchange, sets, defaultAcknowledgement, { controlNumbers: ['000000042'], at });
  expect(body(refused?.content).slice(1, 3)).toEqual(['AK2*855*0001', 'AK5*R*1']);
});

it('repeats nothing of what was agreed with the sender', () => {
  const set = (total: string) => [
    ...['ST*810*0001', 'BIG*20261205*DL-7*20261102*P1', 'IT1*1*100*EA*2.5**BP*BLT-10'],
    ...[`TDS*${total}`, 'CTT*1', 'SE*6*0001'],
  ];
  const text = (total: string) => x12({ sets: [set(total)], functionalId: 'IN' });
  for (const functional of ['997', '999'] as const) {
    const tag = functional === '997' ? 'AK' : 'IK';
    for (const total of ['250.00', '250']) {
      const lines = body(answers(text(total), { functional }, { explicitPoint: true })[0]);
      expect(lines.slice(1, 3)).toEqual(['AK2*810*0001', `${tag}5*A`]);
    }
    expect(body(answers(text('250.00'), { functional })[0])).toContain(`${tag}4*1*610*6*250.00`);
    expect(body(answers(text('250'), { functional })[0])).toContain(`${tag}5*E*5`);
  }
});

it('accepts a group in part', () => {
  const second = acknowledgement855.map((line) => line.replace('0001', '0002'));
  const text = x12({ sets: [broken, second] });
  expect(body(answers(text, { detail: 'errors' })[0])).not.toContain('AK2*855*0002');
  expect(body(answers(text)[0]).slice(-3)).toEqual(['AK2*855*0002', 'AK5*A', 'AK9*P*2*2*1']);
});

it('answers a wrong group count, a wrong set count and a reference used twice', () => {
  const text = x12({ sets: [acknowledgement855, acknowledgement855.map((line) => line.replace('SE*14', 'SE*15'))] });
  expect(body(answers(text)[0]).slice(-3)).toEqual(['AK2*855*0001', 'AK5*R*23*4', 'AK9*P*2*2*1']);
  expect(body(answers(x12().replace('GE*1*1', 'GE*3*1'))[0])).toEqual([
    'AK1*PR*1',
    'AK2*855*0001',
    'AK5*R',
    'AK9*R*3*1*0*5',
  ]);
});

it('refuses a truncated interchange by TA1 where one is agreed, else by its groups', () => {
  const cut = x12().slice(0, x12().indexOf('IEA'));
  expect(body(answers(cut, { ta1: 'errors' })[0])).toEqual(['TA1*000000001*261123*2215*R*023']);
  expect(answers(cut, { ta1: 'errors' })).toHaveLength(1);
  expect(body(answers(cut)[0]).at(-1)).toBe('AK9*R*1*1*0');
});

it('makes a TA1 with a note that only the host can know', () => {
  const { interchange } = readAll(x12());
  const made = writeTa1(interchange, { verdict: 'R', note: '025' }, { controlNumbers: ['000000007'], at });
  expect(made.content).toContain('TA1*000000001*261123*2215*R*025~');
  expect(readAll(made.content).interchange).toMatchObject({ complete: true, notes: [{ verdict: 'R', note: '025' }] });
});

it('sends a TA1 when it is asked for, wanted on errors, or always', () => {
  const asked = x12().replace('*0*P*>', '*1*P*>');
  const due = (text: string, ta1: AcknowledgementPolicy['ta1']): readonly string[] =>
    acknowledgementsDue(readAll(text).interchange, { ...defaultAcknowledgement, ta1 });
  expect(due(asked, 'requested')).toEqual(['TA1', '997']);
  expect(due(x12(), 'requested')).toEqual(['997']);
  expect(due(x12(), 'errors')).toEqual(['997']);
  expect(due(x12(), 'always')).toEqual(['TA1', '997']);
  expect(due(asked, 'never')).toEqual(['997']);
});

it('never acknowledges an acknowledgement', () => {
  const [text = ''] = answers(x12());
  for (const ta1 of ['always', 'requested'] as const) expect(answers(text, { ta1 })).toEqual([]);
  const ta1 = answers(x12(), { ta1: 'always', functional: 'none' })[0] ?? '';
  expect(answers(ta1, { ta1: 'always' })).toEqual([]);
});

it('never lets data of the sender break its answer', () => {
  const nasty = acknowledgement855.map((line) => line.replace('IA*60', 'IA*6~x'));
  const text = x12({ element: '|', terminator: '!', sets: [nasty.map((line) => line.replace('*', '*'))] });
  const back = readAll(answers(text)[0] ?? '');
  expect(back.codes).toEqual([]);
});

it('answers too many repetitions by their own code from 005010 on', () => {
  const set = acknowledgement855.map((line) => line.replace('REF*DP*038', 'REF*DP*038^039'));
  const text = x12({ sets: [set], version: '00501', release: '005010', repetition: '^' });
  for (const functional of ['997', '999'] as const) {
    const lines = body(answers(text, { functional })[0]);
    // What separates in the answer cannot be repeated in it.
    expect(lines).toContain(functional === '997' ? 'AK4*2*127*12*038 039' : 'IK4*2*127*12*038 039');
    expect(lines[0]).toBe('AK1*PR*1*005010');
  }
});

it('says in a 999 what made a rule apply, and not in a 997', () => {
  const set = acknowledgement855.map((line) => (line === 'REF*DP*038' ? 'TD3*TL*ABCD' : line));
  const lines = body(answers(x12({ sets: [set] }), { functional: '999' })[0]);
  expect(lines.slice(2, 5)).toEqual(['IK3*TD3*3**8', 'IK4*3*207*2', 'CTX*SITUATIONAL TRIGGER*TD3*3**2*206']);
  expect(body(answers(x12({ sets: [set] }))[0]).some((line) => line.startsWith('CTX'))).toBe(false);
});

it('names the loop that lacks a segment and the segment that opened it', () => {
  const set = ['ST*810*0001', 'BIG*20261123*1', 'LM*VI', 'IT1*1*1*EA*1', 'TDS*100', 'SE*6*0001'];
  const text = answers(x12({ sets: [set], functionalId: 'IN' }), { functional: '999' })[0] ?? '';
  expect(body(text)).toContain('IK3*LQ*4*LM*3');
  expect(body(text)).toContain('CTX*SITUATIONAL TRIGGER*LM*3*LM');
  expect(readAll(text).codes).toEqual([]);
});

it('answers a qualifier of one character as the one of two that is meant', () => {
  const text = x12().replace('*ZZ*SUPPLIER', '*1 *SUPPLIER');
  const { interchange, sets } = readAll(text);
  const envelope = { controlNumbers: ['000000042'], at, receiver: interchange.sender, sender: interchange.receiver };
  const [answer] = acknowledge(interchange, sets, defaultAcknowledgement, envelope);
  expect(answer?.content).toContain('*ZZ*BUYER          *01*SUPPLIER       *');
});
