import { interchange, openHeart, order, type Heart } from '@quayside/heart';
import { localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { chooseForOutbound } from '../../choices/outbound-choices.js';

const echo = { partner: 'echo', account: 'echo-box', channel: 'sftp-poll' } as const;

/** An order of echo that has gone out as interchange 1, group 1, set 0001. */
async function sent(): Promise<Heart> {
  const heart = openHeart();
  await heart.findOrders();
  heart.feed.write({ ...order('P00100'), date: localDateOf('2026-11-23') }, { vendor: 'ECHO' });
  await heart.findOrders();
  expect(heart.twin.rows.outbounds().map(({ state }) => state)).toEqual(['sent']);
  return heart;
}

let control = 700;

function says(heart: Heart, set: readonly string[], functional = 'FA') {
  control += 1;
  const number = String(control).padStart(9, '0');
  return heart.drop(`in-${number}.x12`, interchange([set], { sender: 'ECHO', functional, control: number }), echo);
}

const state = (heart: Heart) => heart.twin.rows.outbounds().map((row) => row.state);
const verdicts = (heart: Heart) => heart.twin.rows.outbounds().at(0)?.verdicts ?? [];
const open = (heart: Heart) =>
  heart.twin.rows.exceptions().filter(({ closedAt, subjectKind }) => !closedAt && subjectKind === 'outbound');

const accepts = ['997', 'AK1*PO*1', 'AK2*850*0001', 'AK5*A', 'AK9*A*1*1*1'];
const refuses = ['997', 'AK1*PO*1', 'AK2*850*0001', 'AK3*PO1*7**8', 'AK4*4*212*7*XX', 'AK5*R*5', 'AK9*R*1*1*0'];
const advice = (verdict: string, ...errors: string[]) => [
  '824',
  'BGN*00*ADV-1*20261123',
  `OTI*${verdict}*PO*P00100`,
  ...errors,
];

describe('a functional acknowledgement', () => {
  it('settles the set that it accepts', async () => {
    const heart = await sent();
    const { documents } = await says(heart, accepts);
    expect([state(heart), documents[0]?.state, open(heart)]).toEqual([['acknowledged'], 'delivered', []]);
    expect(verdicts(heart)).toMatchObject([{ of: 'syntax', accepted: true, text: 'accepted by 997' }]);
  });

  it('puts what it refuses in front of onboarding, with its words down to the element', async () => {
    const heart = await sent();
    await says(heart, refuses);
    expect(state(heart)).toEqual(['rejected']);
    expect(open(heart)).toMatchObject([{ owner: 'onboarding', code: 'order-unreadable' }]);
    expect(open(heart)[0]?.message).toContain(
      'refused version 1 of order P00100: PO1 (segment 7), element 4 ("XX"): has a code that it does not know',
    );
  });

  it('is heard once, however often it comes', async () => {
    const heart = await sent();
    await says(heart, accepts);
    await says(heart, accepts);
    expect([state(heart), verdicts(heart).length]).toEqual([['acknowledged'], 2]);
  });

  it('speaks for every set of the group that it does not name', async () => {
    const heart = await sent();
    await says(heart, ['997', 'AK1*PO*000000001', 'AK9*A*1*1*1']);
    expect(state(heart)).toEqual(['acknowledged']);
  });

  it('of a number that nobody sent is told', async () => {
    const heart = await sent();
    const { documents, open: exceptions } = await says(heart, ['997', 'AK1*PO*99', 'AK9*A*1*1*1']);
    expect([state(heart), documents[0]?.state]).toEqual([['sent'], 'held']);
    expect(exceptions).toMatchObject([{ owner: 'operations', code: 'answer-unknown' }]);
  });

  it('lets what was refused go out anew once somebody has mended it', async () => {
    const heart = await sent();
    await says(heart, refuses);
    const [row] = heart.twin.rows.outbounds();
    const again = { choice: 'process-again', by: 'ada', reason: 'the unit is mapped now' } as const;
    await chooseForOutbound(heart.ports, row?.id ?? '', again);
    await heart.settle();
    expect([state(heart), open(heart)]).toEqual([['superseded', 'sent'], []]);
  });
});

describe('a TA1', () => {
  const note = (number: string, verdict: string, code: string) => [`TA1*${number}*261123*1000*${verdict}*${code}`];

  it('says that the interchange has come; the set may still be refused', async () => {
    const heart = await sent();
    control += 1;
    const number = String(control).padStart(9, '0');
    const text = interchange([accepts], { sender: 'ECHO', functional: 'FA', control: number }).toString();
    const withNote = text.replace('~\nGS*', `~\n${note('000000001', 'A', '000')[0]}~\nGS*`);
    expect(withNote).toContain('TA1*');
    await heart.drop('ta1.x12', Buffer.from(withNote), echo);
    expect([state(heart), verdicts(heart).map(({ of }) => of)]).toEqual([['acknowledged'], ['syntax', 'received']]);
  });
});

describe('an answer of the application', () => {
  it('refuses what was accepted before', async () => {
    const heart = await sent();
    await says(heart, accepts);
    const { documents } = await says(heart, advice('TR', 'TED*024*Wrong price'), 'AG');
    expect([state(heart), documents[0]?.state]).toEqual([['rejected'], 'delivered']);
    expect(open(heart)).toMatchObject([{ owner: 'onboarding', code: 'order-refused' }]);
    expect(verdicts(heart).at(-1)).toMatchObject({ of: 'business', accepted: false, document: documents[0]?.id });
    expect(open(heart)[0]?.message).toContain('Wrong price');
  });

  it('about an order that did not go out from here waits for procurement as before', async () => {
    const heart = await sent();
    const about = advice('TR', 'TED*024*Wrong price').map((each) => each.replace('P00100', 'P77777'));
    const { documents, open: exceptions } = await says(heart, about, 'AG');
    expect([state(heart), documents[0]?.state]).toEqual([['sent'], 'held']);
    expect(exceptions).toMatchObject([{ code: 'application-rejected' }]);
  });

  it('about another document of ours does not settle the order that it names besides', async () => {
    const heart = await sent();
    const about = ['824', 'BGN*00*ADV-1*20261123', 'OTI*TR*SI*REC-1*******861', 'REF*PO*P00100', 'TED*024*Never came'];
    const { documents } = await says(heart, about, 'AG');
    expect([state(heart), documents[0]?.state]).toEqual([['sent'], 'held']);
  });
});

it.each(['P00100', 'p00100'])('an order that is answered has been understood, also as %s', async (number) => {
  const heart = await sent();
  heart.erp.put(order('P00100'));
  await says(heart, ['855', `BAK*00*AC*${number}*20261123****SO-1`], 'PR');
  expect(state(heart)).toEqual(['acknowledged']);
  expect(verdicts(heart)).toMatchObject([
    { of: 'business', text: expect.stringContaining('order acknowledgement') as string },
  ]);
});

describe('an acknowledgement of something that only answers the partner', () => {
  /** Interchange 1 of ours is the order; 2 is the 997 for this answer to it. */
  async function answered(): Promise<Heart> {
    const heart = await sent();
    heart.erp.put(order('P00100'));
    await says(heart, ['855', 'BAK*00*AC*P00100*20261123****SO-1'], 'PR');
    return heart;
  }

  it('is no matter where it accepts: its number was given here', async () => {
    const heart = await answered();
    const { documents, open: exceptions } = await says(heart, ['997', 'AK1*AG*2', 'AK9*A*1*1*1']);
    expect([documents[0]?.state, exceptions]).toEqual(['delivered', []]);
  });

  it('is told where it refuses', async () => {
    const heart = await answered();
    const refusal = ['997', 'AK1*AG*2', 'AK2*824*0001', 'AK5*R*5', 'AK9*R*1*1*0'];
    const { documents, open: exceptions } = await says(heart, refusal);
    expect(documents[0]?.state).toBe('held');
    expect(exceptions).toMatchObject([{ owner: 'onboarding', code: 'answer-refused' }]);
  });
});

it('an answer that comes twice is heard once', async () => {
  const heart = await sent();
  heart.erp.put(order('P00100'));
  const answer = ['855', 'BAK*00*AC*P00100*20261123****SO-1'];
  await says(heart, answer, 'PR');
  const { documents } = await says(heart, answer, 'PR');
  expect([documents[0]?.state, verdicts(heart).length]).toEqual(['duplicate', 1]);
});
