import type { ReceivingAdvice } from '@quayside/canonical';
import { openHeart, type Heart } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { chooseForException } from '../../choices/exception-choices.js';
import { settleRestore } from '../../pause/settle-restore.js';

const quantity = (value: string) => ({ value: decimalOf(value), unit: 'EA' });

function advice(number: string, lines: Partial<ReceivingAdvice['lines'][number]>[] = [{}]): ReceivingAdvice {
  return {
    ...{ type: 'receiving-advice', number, purpose: 'original', orderNumber: 'P00100' },
    ...{ date: localDateOf('2026-11-23'), receivedAt: localDateOf('2026-11-23') },
    lines: lines.map((each, at) => ({
      ...{ number: String(at + 1), item: { buyer: 'BOLT', supplier: 'S-BOLT' } },
      ...{ received: quantity('48'), accepted: quantity('48'), ...each },
    })),
  };
}

const echo = { vendor: 'ECHO' };
const agreed = (said: string): Parameters<typeof openHeart>[0] => ({
  profiles: { echo: [['  application-advice: {}', `  application-advice: {}\n  receiving-advice: ${said}`]] },
});

/** Receipts go out to echo from now on. */
async function began(said = '{ channel: echo-box }', change: Parameters<typeof openHeart>[0] = {}): Promise<Heart> {
  const heart = openHeart({ ...agreed(said), ...change });
  await heart.findReceipts();
  return heart;
}

async function receive(heart: Heart, as = advice('WH/IN/00012')): Promise<void> {
  heart.receipts.receive(as, echo);
  await heart.findReceipts();
}

const inbox = (heart: Heart) => [...heart.side('echo-box').inbox.keys()];
const text = (heart: Heart, name: string) => String(heart.side('echo-box').inbox.get(name));
const segments = (heart: Heart, name: string) => text(heart, name).split(/~\s*/);
const open = (heart: Heart) =>
  heart.twin.rows.exceptions().flatMap(({ closedAt, owner, code }) => (closedAt ? [] : [`${owner}: ${code}`]));
const name = '861-P00100-WH_IN_00012.x12';

describe('what was received', () => {
  it('is told once, however often it is seen', async () => {
    const heart = await began();
    await receive(heart);
    expect(inbox(heart)).toEqual([name]);
    for (let n = 0; n < 50; n += 1) await heart.findReceipts();
    heart.pass(24 * 3600_000);
    await heart.findReceipts();
    expect(inbox(heart)).toEqual([name]);
    const [told] = await heart.ports.store.receiptsOf('echo', 'P00100');
    expect(told).toMatchObject({ number: 'WH/IN/00012', key: 'stock.picking,1', dueAt: null, earlier: false });
    expect(told?.dispatch).not.toBeNull();
  });

  it('says in its bytes how much came of which line, and what of it is of no use', async () => {
    const heart = await began();
    await receive(heart);
    const bytes = segments(heart, name);
    expect(bytes.find((each) => each.startsWith('ST*'))).toMatch(/^ST\*861\*/);
    expect(bytes.find((each) => each.startsWith('BRA*'))).toBe('BRA*WH/IN/00012*20261123*00*1');
    expect(bytes).toContain('PRF*P00100');
    expect(bytes).toContain('RCD*1*48*EA');
    const differences = [{ quantity: quantity('3'), condition: 'rejected' as const }];
    await receive(heart, advice('WH/OUT/00005', [{ received: quantity('0'), differences }]));
    await receive(
      heart,
      advice('SP/00001', [
        { received: quantity('0'), differences: [{ quantity: quantity('2'), condition: 'damaged' }] },
      ]),
    );
    expect(segments(heart, '861-P00100-WH_OUT_00005.x12')).toContain('RCD*1*0*EA***3*EA*08');
    expect(segments(heart, '861-P00100-SP_00001.x12')).toContain('RCD*1*0*EA***2*EA*01');
  });

  it.each([
    ['edifact, release: D.96A', 'RECADV', /BGM\+632\+WH\/IN\/00012/, /QTY\+48:48:EA'\s*QTY\+194:48:EA'/],
    ['xml', 'ReceiptAdvice', /<cbc:ID>WH\/IN\/00012<\/cbc:ID>/, /<cbc:ReceivedQuantity unitCode="(EA|C62)">48</],
    ['json', 'receiving-advice', /"WH\/IN\/00012"/, /"48"/],
    ['csv', 'receiving-advice', /WH\/IN\/00012/, /BOLT.*48/],
  ])('goes as %s', async (format, type, ...wanted) => {
    const heart = openHeart({
      profiles: {
        echo: [
          ['us: { x12:', 'us: { gln: "4012345500004", edifact: [{ id: QUAYSIDE }], x12:'],
          ['identifiers: { x12:', 'identifiers: { gln: "4012345000009", edifact: [{ id: ECHO }], x12:'],
          [
            '  application-advice: {}',
            `  application-advice: {}\n  receiving-advice: { channel: echo-box, format: ${format} }`,
          ],
        ],
      },
    });
    await heart.findReceipts();
    await receive(heart);
    expect(open(heart)).toEqual([]);
    const [file = ''] = inbox(heart);
    expect(file).toContain(`${type}-P00100-WH_IN_00012.`);
    for (const each of wanted) expect(text(heart, file)).toMatch(each);
  });

  it('goes in the packs in which the partner is ordered from, as the product has them', async () => {
    const rule = '{ from: XCS, to: EA, factor: 12, order: true }';
    const heart = openHeart({
      profiles: {
        echo: [
          ['  application-advice: {}', '  receiving-advice: { channel: echo-box }'],
          ['stage: live', `stage: live\nunits: [${rule}]`],
        ],
      },
    });
    await heart.findReceipts();
    const lines = [{}, { received: quantity('5'), accepted: quantity('5') }];
    const of = advice('WH/IN/00012', lines);
    const ordered = of.lines.map(({ number = '', item = {} }) => ({ number, item, quantity: quantity('96') }));
    const order = { type: 'order' as const, number: 'P00100', lines: ordered };
    const [first, ...others] = ordered;
    const packs = [{ unit: 'XCS', contains: decimalOf('24') }];
    heart.receipts.receive(of, { ...echo, order: { ...order, lines: first ? [{ ...first, packs }, ...others] : [] } });
    await heart.findReceipts();
    const counted = segments(heart, name).filter((each) => each.startsWith('RCD*'));
    expect(counted).toEqual(['RCD*1*2*CA', 'RCD*2*5*EA']);
  });

  it('that is damaged is rejected in UBL, which says why', async () => {
    const heart = openHeart({
      profiles: {
        echo: [
          ['us: { x12:', 'us: { gln: "4012345500004", x12:'],
          ['  application-advice: {}', '  receiving-advice: { channel: echo-box, format: xml }'],
        ],
      },
    });
    await heart.findReceipts();
    const differences = [{ quantity: quantity('2'), condition: 'damaged' as const }];
    await receive(heart, advice('SP/00001', [{ received: quantity('0'), differences }]));
    const bytes = text(heart, 'ReceiptAdvice-P00100-SP_00001.xml');
    expect(bytes).toMatch(/<cbc:RejectedQuantity unitCode="\w+">2<[^]*<cbc:RejectReasonCode>DAMAGED</);
    expect(bytes).toMatch(/<cac:DeliveryCustomerParty>[^]*4012345500004[^]*<cac:DespatchSupplierParty>/);
  });

  it('before the agreement went live stays untold', async () => {
    const heart = openHeart(agreed('{ channel: echo-box }'));
    heart.receipts.receive(advice('WH/IN/00001'), echo);
    await heart.findReceipts();
    heart.pass(24 * 3600_000);
    await heart.findReceipts();
    await receive(heart);
    expect(inbox(heart)).toEqual([name]);
  });

  it('is found after an outage, also where it was done long before', async () => {
    const heart = await began();
    heart.receipts.away = 'it is being upgraded';
    heart.receipts.receive(advice('WH/IN/00012'), echo);
    await heart.findReceipts();
    heart.pass(9 * 24 * 3600_000);
    await heart.findReceipts();
    expect(inbox(heart)).toEqual([]);
    heart.receipts.away = undefined;
    heart.pass(24 * 3600_000);
    await heart.findReceipts();
    expect(inbox(heart)).toEqual([name]);
  });

  it('is kept and not sent while the partner is in test, unless that was agreed', async () => {
    for (const [inTest, sent] of [
      ['show', 0],
      ['send', 1],
    ] as const) {
      const heart = openHeart({
        profiles: {
          echo: [
            ['stage: live', 'stage: test'],
            [
              '  application-advice: {}',
              `  application-advice: {}\n  receiving-advice: { channel: echo-box, inTest: ${inTest} }`,
            ],
          ],
        },
      });
      await heart.findReceipts();
      await receive(heart);
      expect(inbox(heart)).toHaveLength(sent);
      const [told] = await heart.ports.store.receiptsOf('echo', 'P00100');
      const made = await heart.ports.store.dispatch(told?.dispatch ?? '');
      expect(made?.state).toBe(sent === 0 ? 'withdrawn' : 'sent');
    }
  });

  it('waits while the gateway is paused', async () => {
    const heart = await began();
    await heart.ports.store.commit((tx) =>
      tx.setGatewayPause({ since: heart.ports.clock.now(), by: 'ann', reason: 'stocktaking' }),
    );
    await receive(heart);
    expect(inbox(heart)).toEqual([]);
    await heart.ports.store.commit((tx) => tx.setGatewayPause(null));
    await heart.findReceipts();
    expect(inbox(heart)).toEqual([name]);
  });

  it('waits while its partner is paused', async () => {
    const heart = await began();
    const pause = { partner: 'echo', since: heart.ports.clock.now(), by: 'ann', reason: 'moving house' };
    await heart.ports.store.commit((tx) => tx.setPartnerPause('echo', pause));
    await receive(heart);
    expect(inbox(heart)).toEqual([]);
    await heart.ports.store.commit((tx) => tx.setPartnerPause('echo', null));
    await heart.sweep();
    expect(inbox(heart)).toEqual([name]);
  });

  it('that cannot be said waits for onboarding until a person settles it', async () => {
    const unsendable = await began();
    await receive(unsendable, advice('WH/IN/00012', [{ received: { value: decimalOf('1'), unit: 'no unit' } }]));
    expect(open(unsendable)).toEqual([expect.stringMatching(/^onboarding: /)]);
    expect(inbox(unsendable)).toEqual([]);
    unsendable.pass(3600_000);
    await unsendable.findReceipts();
    expect(open(unsendable)).toHaveLength(1);
    const [waiting] = unsendable.twin.rows.exceptions();
    const choosing = { choice: 'withdraw', reason: 'told by telephone', by: 'ann' } as const;
    await chooseForException(unsendable.ports, waiting?.id ?? '', choosing);
    unsendable.pass(3600_000);
    await unsendable.findReceipts();
    expect([open(unsendable), inbox(unsendable)]).toEqual([[], []]);
  });

  it('before a backup was restored is told only when a person says so', async () => {
    const heart = await began();
    heart.receipts.receive(advice('WH/IN/00012'), echo);
    await settleRestore(heart.ports, 'ann');
    await heart.ports.store.commit((tx) => tx.setGatewayPause(null));
    await heart.findReceipts();
    expect([open(heart), inbox(heart)]).toEqual([['operations: sent-uncertain'], []]);
    const [waiting] = heart.twin.rows.exceptions();
    const choosing = { choice: 'process-again', reason: 'the supplier has none', by: 'ann' } as const;
    await chooseForException(heart.ports, waiting?.id ?? '', choosing);
    await heart.findReceipts();
    expect([open(heart), inbox(heart)]).toEqual([[], [name]]);
  });

  it('is told once by two workers, and wherever one of them breaks', async () => {
    const heart = await began();
    heart.receipts.receive(advice('WH/IN/00012'), echo);
    await Promise.all([heart.findReceipts(), heart.findReceipts(), heart.findReceipts()]);
    expect(inbox(heart)).toEqual([name]);
    for (let call = 1; call < 30; call += 1) {
      let calls = -Infinity;
      const broken = openHeart({
        ...agreed('{ channel: echo-box }'),
        around: (ports) => ({
          ...ports,
          store: {
            ...ports.store,
            commit: (work) => {
              calls += 1;
              if (calls === call) throw new Error('the process is gone');
              return ports.store.commit(work);
            },
          },
        }),
      });
      await broken.findReceipts();
      calls = 0;
      broken.receipts.receive(advice('WH/IN/00012'), echo);
      for (let n = 0; n < 30; n += 1) await broken.findReceipts().catch(() => undefined);
      await broken.sweep();
      expect([call, inbox(broken)]).toEqual([call, [name]]);
    }
  });
});
