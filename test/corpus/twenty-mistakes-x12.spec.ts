import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanonicalDocument, isDeliverable, orderSchema, payable } from '@quayside/canonical';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { match } from '@quayside/matching';
import { compilePartner, loadPartnerFolder, type Partner } from '@quayside/partners';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';

// The mistakes that cost most, each as a partner's bytes would bring it. docs/twenty-mistakes.md names these tests.
const root = join(import.meta.dirname, '../..');
const { sources } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));

/** The demo partner, with lines added to its profile. */
function acme(more = ''): Partner {
  const source = sources.find((each) => each.profile.file === 'acme.yaml');
  if (!source) throw new Error('the demo partner is gone');
  return must(compilePartner({ ...source, profile: { ...source.profile, text: `${source.profile.text}\n${more}` } }));
}

const partner = acme();
const functionalIds: Record<string, string> = { '855': 'PR', '856': 'SH', '810': 'IN' };

function bytesOf(set: string, body: string, { trailer = '0001', usage = 'P' } = {}): Uint8Array {
  const lines = body.trim().split('\n');
  const text = [
    `ISA*00*          *00*          *ZZ*ACME           *ZZ*QUAYSIDE       *261124*0815*U*00401*000000009*0*${usage}*>`,
    `GS*${functionalIds[set] ?? ''}*ACME*QUAYSIDE*20261124*0815*9*X*004010`,
    `ST*${set}*0001`,
    ...lines.map((line) => line.trim()),
    `SE*${lines.length + 2}*${trailer}`,
    'GE*1*9',
    'IEA*1*000000009',
  ];
  return new TextEncoder().encode(text.join('~\n') + '~\n');
}

function setsOf(bytes: Uint8Array): { sets: SetReading[]; usage: 'live' | 'test' } {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(bytes);
  return { sets, usage: partner.usageOf(reader.end()) };
}

function translated(set: string, body: string, by: Partner = partner) {
  const [reading] = setsOf(bytesOf(set, body)).sets;
  const [result] = reading ? by.translate(reading).documents : [];
  if (!result) throw new Error('no document');
  return result;
}

function documentOf(set: string, body: string, by: Partner = partner): CanonicalDocument {
  const { document, findings } = translated(set, body, by);
  expect(findings.filter((each) => each.severity === 'fatal')).toEqual([]);
  return document;
}

const order = orderSchema.parse({
  type: 'order',
  number: 'P1',
  currency: 'EUR',
  state: 'confirmed',
  lines: [
    {
      number: '1',
      item: { buyer: 'BOLT-M8' },
      quantity: { value: '100', unit: 'C62' },
      price: { amount: '0.184' },
      deliveryDate: '2026-12-01',
      packs: [{ unit: 'XCS', contains: '12' }],
    },
    {
      number: '2',
      item: { buyer: 'GEAR-20' },
      quantity: { value: '24', unit: 'C62' },
      price: { amount: '50' },
      deliveryDate: '2026-12-01',
    },
  ],
});

function decisionOn(document: CanonicalDocument) {
  if (!isDeliverable(document)) throw new Error('not matched with orders');
  return match(document, [order], { ...partner.matching, daysEarly: 30, daysLate: 30 });
}

const invoice = (money: string) => `BIG*20261203*I1*20261120*P1***DI
CUR*SE*EUR
IT1*1*100*EA*35.082*PE*BP*BOLT-M8
${money}`;

describe('mistake 1, N2 ignored', () => {
  it('reads TDS 350820 as 3508.20 and SAC05 6000 as 60.00, but IT104 as it stands', () => {
    const document = documentOf('810', invoice('TDS*344820\nSAC*A*C310***6000*******02'));
    expect(document).toMatchObject({ total: '3448.2', allowances: [{ amount: '60' }] });
    expect(document).toMatchObject({ lines: [{ price: { amount: '35.082' } }] });
  });

  it.each([
    ['0, as agreed for JPY', '0', '350820'],
    ['3, as agreed for KWD', '3', '350.82'],
    ['4 at most', '4', '35.082'],
  ])('implies as many decimals as the profile says: %s', (_, decimals, total) => {
    const by = acme(`amounts: { decimals: ${decimals} }`);
    const document = documentOf('810', invoice('TDS*350820'), by);
    expect(document).toMatchObject({ total });
    const written = must(by.write(document));
    expect(written.segments).toContainEqual(['TDS', '350820']);
  });

  it('refuses a point where decimals are implied unless it was agreed, and never guesses', () => {
    const { findings } = translated('810', invoice('TDS*3508.20'));
    expect(findings).toMatchObject([{ code: 'field-invalid', severity: 'fatal' }]);
    const by = acme('amounts: { impliedDecimals: explicit-point }');
    expect(documentOf('810', invoice('TDS*3508.20'), by)).toMatchObject({ total: '3508.2' });
  });
});

const answer = (lines: string, type = 'AC') => `BAK*00*${type}*P1*20261120*****20261124
${lines}`;

describe('mistake 2, the price basis ignored', () => {
  it.each([
    ['each', 'PE', '0.184'],
    ['per ten', 'PN', '1.84'],
    ['per hundred', 'HP', '18.4'],
    ['per thousand', 'TP', '184'],
    ['per ten thousand', 'TT', '1840'],
  ])('compares a price %s with the ordered price of one', (_, basis, price) => {
    const lines = `PO1*1*100*EA*${price}*${basis}*BP*BOLT-M8\nACK*IA*100*EA\nPO1*2*24*EA*50*PE*BP*GEAR-20\nACK*IA*24*EA`;
    expect(decisionOn(documentOf('855', answer(lines)))).toMatchObject({ outcome: 'deliver', discrepancies: [] });
  });

  it('multiplies where CTP says the price and what of it counts: 0.23 less a fifth', () => {
    const lines = `PO1*1*100*EA***BP*BOLT-M8\nCTP**LPR*0.23*1*EA*DIS*0.8\nACK*IA*100*EA\nPO1*2*24*EA*50*PE*BP*GEAR-20\nACK*IA*24*EA`;
    const document = documentOf('855', answer(lines));
    expect(document).toMatchObject({ lines: [{ price: { amount: '0.23', multiplier: '0.8' } }, {}] });
    expect(decisionOn(document)).toMatchObject({ outcome: 'deliver', discrepancies: [] });
  });
});

describe('mistake 3, case and each', () => {
  it('never reads a code by its spelling: CA is a case, CS a cassette that nobody knows', () => {
    const document = documentOf('855', answer('PO1*1*9*CA***BP*BOLT-M8\nACK*IA*9*CA\nPO1*2*24*CS***BP*GEAR-20'));
    expect(document).toMatchObject({ lines: [{ quantity: { unit: 'XCS' } }, { quantity: { unit: 'X12:CS' } }] });
  });

  it('counts nine cases of twelve as 108 pieces, and holds a carton of unknown size', () => {
    const cases = documentOf('855', answer('PO1*1*9*CA***BP*BOLT-M8\nACK*IA*9*CA', 'AE'));
    expect(decisionOn(cases)).toMatchObject({ discrepancies: [{ kind: 'quantity', said: '108 EA' }] });
    const unknown = documentOf('855', answer('PO1*2*2*CT***BP*GEAR-20', 'AE'));
    expect(decisionOn(unknown)).toMatchObject({ outcome: 'hold', discrepancies: [{ kind: 'unit' }] });
  });
});

it('mistake 7, BAK02 trusted over lines: AD over a dearer line holds all the same', () => {
  const lines = 'PO1*1*100*EA*0.2*PE*BP*BOLT-M8\nACK*IA*100*EA\nPO1*2*24*EA*50*PE*BP*GEAR-20\nACK*IA*24*EA';
  const document = documentOf('855', answer(lines, 'AD'));
  expect(document).toMatchObject({ response: 'accepted' });
  expect(decisionOn(document)).toMatchObject({ outcome: 'hold', discrepancies: [{ kind: 'price' }] });
});

it('mistake 8, AE missed: lines that an 855 with AE leaves out are accepted, with AC they are asked about', () => {
  const line = 'PO1*1*100*EA*0.184*PE*BP*BOLT-M8\nACK*IA*100*EA';
  expect(decisionOn(documentOf('855', answer(line, 'AE')))).toMatchObject({ outcome: 'deliver', discrepancies: [] });
  expect(decisionOn(documentOf('855', answer(line, 'AC'))).discrepancies).toMatchObject([{ orderLine: '2' }]);
});

it('mistake 9, the sign of an allowance: A takes off, C adds, a bill-back (01) changes nothing, N is none', () => {
  const money = `TDS*349320
SAC*A*C310***6000*******02
SAC*C*D240***4500*******02
SAC*A*F800***50000*******01
SAC*N*G740`;
  const document = documentOf('810', invoice(money));
  if (document.type !== 'invoice') throw new Error('not an invoice');
  expect(document.allowances?.map(({ kind, method }) => `${kind} ${method ?? ''}`)).toEqual([
    'allowance off-invoice',
    'charge off-invoice',
    'allowance bill-back',
  ]);
  expect(payable(document)).toBe('3493.2');
});

it('mistake 10, the tree by position: levels belong to the level that HL02 names, wherever they stand', () => {
  const document = documentOf(
    '856',
    `BSN*00*S1*20261201*1430*0001
HL*1**S
HL*2*1*O
PRF*P1
HL*3*1*O
PRF*P2
HL*4*2*P
MAN*GM*00106141411234567897
HL*5*3*P
MAN*GM*00106141411234567880
HL*6*4*I
LIN**BP*BOLT-M8
SN1**100*EA
HL*7*5*I
LIN**BP*PLATE-3
SN1**9*EA
HL*8*4*I
LIN**BP*GEAR-20
SN1**24*EA`,
  );
  if (document.type !== 'ship-notice') throw new Error('not a ship notice');
  expect(document.lines.map((line) => [line.item?.buyer, line.orderNumber, line.pack])).toEqual([
    ['BOLT-M8', 'P1', '4'],
    ['PLATE-3', 'P2', '5'],
    ['GEAR-20', 'P1', '4'],
  ]);
});

describe('mistake 11, SSCC of 18 and of 20 digits', () => {
  const notice = (man: string) =>
    `BSN*00*S1*20261201*1430*0001\nHL*1**S\nHL*2*1*P\nMAN*${man}\nHL*3*2*I\nLIN**BP*BOLT-M8\nSN1**1*EA`;

  it.each(['GM*00106141411234567897', 'GM*106141411234567897', 'AA*106141411234567897'])('are one in %s', (man) => {
    expect(documentOf('856', notice(man))).toMatchObject({ packs: [{ sscc: '106141411234567897' }] });
  });

  it('are never the number that a carrier gave (CP)', () => {
    const document = documentOf('856', notice('CP*1Z9998887776665551'));
    expect(document).toMatchObject({ packs: [{ trackingNumber: '1Z9998887776665551' }] });
    expect(document).not.toMatchObject({ packs: [{ sscc: expect.anything() as string }] });
  });
});

it('mistake 12, split quantities not added: IQ 60 and IB 40 are the 100 ordered, IQ 60 alone is not', () => {
  const line = (acks: string) => documentOf('855', answer(`PO1*1*100*EA*0.184*PE*BP*BOLT-M8\n${acks}`, 'AE'));
  const kinds = (acks: string) => decisionOn(line(acks)).discrepancies.map((each) => each.kind);
  expect(kinds('ACK*IQ*60*EA*067*20261201\nACK*IB*40*EA*067*20261201')).not.toContain('quantity');
  expect(kinds('ACK*IQ*60*EA*067*20261201')).toContain('quantity');
});

describe('mistake 13, a replacement or cancellation taken for a new document', () => {
  const notice = (purpose: string) =>
    documentOf('856', `BSN*${purpose}*S1*20261201*1430*0001\nHL*1**S\nHL*2*1*O\nPRF*P1\nHL*3*2*I\nLIN*1*BP*BOLT-M8\nSN1**100*EA`);

  it('reads 05 as a replacement, 01, 03 and 17 as taking back, 14 and 00 as new', () => {
    const purposes = ['05', '01', '03', '17', '14', '00'].map((code) => {
      const document = notice(code);
      return document.type === 'ship-notice' ? document.purpose : undefined;
    });
    expect(purposes).toEqual(['replace', 'cancellation', 'cancellation', 'cancellation', 'original', 'original']);
  });

  it.each([
    ['a ship notice taken back', () => notice('01')],
    ['an answer taken back', () => documentOf('855', answer('PO1*1*100*EA*0.184*PE*BP*BOLT-M8\nACK*IA*100*EA', 'AE').replace('*00*', '*01*'))],
    ['an invoice taken back', () => documentOf('810', invoice('TDS*350820').replace('***DI', '***DI*01'))],
    ['a purpose that nobody knows', () => notice('47')],
  ])('asks a person about %s', (_, made) => {
    const decision = decisionOn(made());
    expect(decision.outcome).toBe('hold');
    expect(decision.discrepancies.map((each) => each.pointer)).toContain('/purpose');
  });
});

it('mistake 16, the test indicator ignored: ISA15 T is test traffic, and test traffic has no Odoo of its own', () => {
  const body = answer('PO1*1*100*EA***BP*BOLT-M8');
  expect(setsOf(bytesOf('855', body, { usage: 'T' })).usage).toBe('test');
  expect(setsOf(bytesOf('855', body)).usage).toBe('live');
  expect(partner.erp('test')).toBeUndefined();
});

it('mistake 17, ST02 compared as a number: SE02 000001 does not close ST02 0001', () => {
  const body = answer('PO1*1*100*EA***BP*BOLT-M8');
  const codes = (trailer: string) =>
    setsOf(bytesOf('855', body, { trailer })).sets.flatMap((set) => set.findings.map((each) => each.code));
  expect(codes('0001')).toEqual([]);
  expect(codes('000001')).toEqual(['set-reference-mismatch']);
});

it('every test that docs/twenty-mistakes.md names is there', () => {
  const page = readFileSync(join(root, 'docs/twenty-mistakes.md'), 'utf8');
  const named = [...page.matchAll(/`([\w./-]+\.spec\.ts)`: "([^"]+)"/g)];
  expect(named.length).toBeGreaterThanOrEqual(17);
  for (const [, file = '', words = ''] of named) {
    expect(readFileSync(join(root, file), 'utf8'), `${file}: ${words}`).toContain(words);
  }
});
