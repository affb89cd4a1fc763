import { linePromises } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { anyPartner, csv, cxml, edifact, type Meaning, ubl, x12 } from '../../support/meaning.js';

// Which day a supplier promises: of the header, of a period, in another zone.

const first = anyPartner('dates: { period: first }');
const messages = ({ decision }: Meaning) => decision?.discrepancies.map(({ message }) => message);
const bothOn = (day: string, days: string) =>
  ['BOLT, line 1', 'NUT, line 2'].map((line) => `${line}: comes on ${day}, ${days} the requested 2026-12-10 (tolerance 0 days).`);
const parts = ({ document }: Meaning) =>
  document.type === 'order-acknowledgement'
    ? document.lines.map(({ commitments = [] }) => commitments.map(({ status, date }) => [status, date]))
    : [];

const lines855 = 'PO1*1*100*EA*2.5**BP*BOLT\nACK*IA*100*EA\nPO1*2*240*EA*0.4**BP*NUT\nACK*IA*240*EA\nCTT*2';
const x12Head = (dtm: string, by = anyPartner()) => x12('855', `BAK*00*AC*P1*20261103\n${dtm}\n${lines855}`, undefined, by);

it.each(['067', '069', '017', '002', '371'])('takes the day of the head of an 855 for lines that have none (%s)', async (code) => {
  expect(messages(await x12Head(`DTM*${code}*20261220`))).toEqual(bothOn('2026-12-20', '10 days after'));
});

it('takes one day of a period, the last unless the first was agreed, and says so', async () => {
  const last = await x12Head('DTM*067****RD8*20261215-20261220');
  expect(last.findings).toEqual([
    'info period-shortened /dates/0/day: "20261215-20261220" is a period; its last day is taken',
  ]);
  expect(messages(last)).toEqual(bothOn('2026-12-20', '10 days after'));
  const agreed = await x12Head('DTM*067****RD8*20261215-20261220', first);
  expect(messages(agreed)).toEqual(bothOn('2026-12-15', '5 days after'));
});

it('takes one day of a period of a line of an 855', async () => {
  const line = 'PO1*1*100*EA*2.5**BP*BOLT\nACK*IA*100*EA\nDTM*067****RD8*20261215-20261220\nCTT*1';
  const read = (by = anyPartner()) => x12('855', `BAK*00*AC*P1*20261103\n${line}`, undefined, by);
  expect(parts(await read())).toEqual([[['accepted', '2026-12-20']]]);
  expect(parts(await read(first))).toEqual([[['accepted', '2026-12-15']]]);
});

const head = 'BGM+231+A1+29\nDTM+137:20261103:102';
const linesOrdrsp = 'LIN+1+5+BOLT:IN\nQTY+113:100:PCE\nLIN+2+5+NUT:IN\nQTY+113:240:PCE\nUNS+S';
const ordrsp = (dtm: string, by = anyPartner(), lines = linesOrdrsp) =>
  edifact('ORDRSP', `${head}\n${dtm && `${dtm}\n`}RFF+ON:P1\n${lines}`, undefined, by);

it.each(['69', '67', '76', '17', '35', '2'])('takes the day of the head of an ORDRSP for lines that have none (%s)', async (code) => {
  expect(messages(await ordrsp(`DTM+${code}:20261220:102`))).toEqual(bothOn('2026-12-20', '10 days after'));
});

it('takes the same end of a period in an ORDRSP, also of a week', async () => {
  const last = await ordrsp('DTM+69:2026121520261220:718');
  expect(last.findings.at(-1)).toContain('is a period; its last day is taken');
  expect(messages(last)).toEqual(bothOn('2026-12-20', '10 days after'));
  expect(messages(await ordrsp('DTM+69:2026121520261220:718', first))).toEqual(bothOn('2026-12-15', '5 days after'));
  expect(messages(await ordrsp('DTM+69:202651:616'))).toEqual(bothOn('2026-12-20', '10 days after'));
  expect(messages(await ordrsp('DTM+69:202651:616', first))).toEqual(bothOn('2026-12-14', '4 days after'));
});

it.each(['DT*202612201530', 'CM*202612', 'UN*2026-12-20', 'CY*2026'])(
  'holds an 855 that promises a day in a form that is not known (%s)',
  async (day) => {
    const told = (at: string): unknown => expect.stringContaining(`fatal field-invalid ${at}`);
    expect((await x12Head(`DTM*067****${day}`)).findings).toEqual([told('/dates/0/day')]);
    const line = `PO1*1*100*EA*2.5**BP*BOLT\nACK*IA*100*EA\nDTM*067****${day}\nCTT*1`;
    expect((await x12('855', `BAK*00*AC*P1*20261103\n${line}`)).findings).toEqual([told('/lines/0/commitments/0/date')]);
  },
);

it('reads a day of an 855 beside its form, a period or not', async () => {
  for (const day of ['D8*20261220', 'D6*261220', 'RD6*261215-261220'])
    expect(messages(await x12Head(`DTM*067****${day}`))).toEqual(bothOn('2026-12-20', '10 days after'));
});

const late = ['BOLT, line 1: comes on 2026-12-20, 10 days after the requested 2026-12-10 (tolerance 0 days).'];
const requestedFirst = (code: string) => `LIN+1+5+BOLT:IN\nQTY+113:100:PCE\n${code}\nLIN+2+5+NUT:IN\nQTY+113:240:PCE\nUNS+S`;

it.each(['2:20261210', '10:20261201'])('takes what a line promises before what was asked for, wherever each stands (%s)', async (asked) => {
  const both = [`DTM+${asked}:102`, 'DTM+67:20261220:102'];
  for (const days of [both, both.toReversed()]) {
    const line = await ordrsp('', undefined, requestedFirst(days.join('\n')));
    expect(messages(line)).toEqual(late);
    expect(line.leftovers).toEqual([]);
    const part = await ordrsp('', undefined, requestedFirst(['SCC+1', 'QTY+113:100:PCE', ...days].join('\n')));
    expect(messages(part)).toEqual(late);
    expect(part.leftovers).toEqual([]);
  }
});

it.each([
  ['ACK*IA*100*EA*002*20261210\nDTM*067*20261220'],
  ['ACK*IA*100*EA\nDTM*002*20261210\nDTM*067*20261220'],
  ['DTM*002*20261210\nACK*IA*100*EA*067*20261220'],
  ['ACK*IA*100*EA\nSCH*100*EA***002*20261210**067*20261220'],
])('takes what a line of an 855 promises before what was asked for (%s)', async (answered) => {
  const lines = `PO1*1*100*EA*2.5**BP*BOLT\n${answered}\nPO1*2*240*EA*0.4**BP*NUT\nACK*IA*240*EA\nCTT*2`;
  const read = await x12('855', `BAK*00*AC*P1*20261103\n${lines}`);
  expect(messages(read)).toEqual(late);
  expect(read.leftovers).toEqual([]);
});

it('takes what the head promises before what a line repeats', async () => {
  const asked = requestedFirst('DTM+2:20261210:102').replace('NUT:IN\nQTY+113:240:PCE', '$&\nDTM+2:20261210:102');
  expect(messages(await ordrsp('DTM+69:20261220:102', undefined, asked))).toEqual(bothOn('2026-12-20', '10 days after'));
  expect(messages(await ordrsp('', undefined, asked))).toEqual([]);
});

it('takes a time of an ORDRSP for the day that it is at the partner', async () => {
  const lines = 'LIN+1+5+BOLT:IN\nQTY+113:100:PCE\nDTM+67:202612092330UTC:303\nLIN+2+5+NUT:IN\nQTY+113:240:PCE\nDTM+67:202612100900:203\nUNS+S';
  expect(parts(await ordrsp('', undefined, lines))).toEqual([[['accepted', '2026-12-10']], [['accepted', '2026-12-10']]]);
  expect((await ordrsp('DTM+69:202612192330UTC:303')).document.dates).toEqual([
    expect.objectContaining({ kind: 'promised-delivery', at: '2026-12-20T00:30:00+01:00' }),
  ]);
  expect(messages(await ordrsp('DTM+69:202612192330UTC:303'))).toEqual(bothOn('2026-12-20', '10 days after'));
});

it('reads the day of a time whose zone is a word, and says so', async () => {
  const lines = 'LIN+1+5+BOLT:IN\nQTY+113:100:PCE\nDTM+67:202612201430CET:303\nUNS+S';
  const read = await ordrsp('', undefined, lines);
  expect(parts(read)).toEqual([[['accepted', '2026-12-20']]]);
  expect(read.findings).toEqual([
    'info zone-unknown /lines/0/commitments/0/date: "CET" behind the time of "202612201430CET" is no zone that is known; its day is taken as it is written',
  ]);
  expect((await ordrsp('DTM+69:202612201430CET:303')).document.dates).toEqual([
    { kind: 'promised-delivery', day: '2026-12-20' },
  ]);
});

it('lets what a LIN says of itself hold for its deliveries', async () => {
  const split = (code: string) =>
    ordrsp('', undefined, `LIN+1+${code}+BOLT:IN\nQTY+113:100:PCE\nSCC+1\nQTY+113:60:PCE\nDTM+67:20261210:102\nSCC+1\nQTY+113:40:PCE\nDTM+67:20261219:102\nUNS+S`);
  const as = (status: string) => [[[status, '2026-12-10'], [status, '2026-12-19']]];
  expect(parts(await split('3'))).toEqual(as('changed'));
  expect(parts(await split('5'))).toEqual(as('accepted'));
  expect(parts(await split('7'))).toEqual(as('rejected'));
  expect(parts(await split(''))).toEqual(as('accepted'));
  expect((await split('7')).decision?.outcome).toBe('hold');
});

it('counts the days of the parts of a line in an 855, but not of one that is refused', async () => {
  const sch = 'SCH*60*EA***067*20261210\nSCH*40*EA***067*20261219\nPO1*2*240*EA*0.4**BP*NUT\nACK*IA*240*EA\nCTT*2';
  const answered = (code: string) => x12('855', `BAK*00*AC*P1*20261103\nPO1*1*100*EA*2.5**BP*BOLT\nACK*${code}*100*EA\n${sch}`);
  expect(messages(await answered('IA'))).toEqual([
    'BOLT, line 1: comes on 2026-12-19, 9 days after the requested 2026-12-10 (tolerance 0 days).',
  ]);
  expect(messages(await answered('IR'))).toEqual([
    'BOLT, line 1: 0 EA promised of the ordered 100 EA (-100 %, no tolerance), 100 EA are refused.',
    'BOLT, line 1: 100 EA rejected.',
  ]);
});

const period = (name: string, start: string, end: string) =>
  `<cac:Delivery><cac:${name}DeliveryPeriod>${start && `<cbc:StartDate>${start}</cbc:StartDate>`}${end && `<cbc:EndDate>${end}</cbc:EndDate>`}</cac:${name}DeliveryPeriod></cac:Delivery>`;
const responseLine = (number: string, inside = '') =>
  `<cac:OrderLine><cac:LineItem><cbc:ID>${number}</cbc:ID><cbc:LineStatusCode>5</cbc:LineStatusCode>${inside}<cac:Item/></cac:LineItem><cac:OrderLineReference><cbc:LineID>${number}</cbc:LineID></cac:OrderLineReference></cac:OrderLine>`;
const response = (inHead: string, inLine = '', by = anyPartner()) =>
  ubl(
    'OrderResponse',
    `<cbc:ID>R1</cbc:ID><cbc:OrderResponseCode>AP</cbc:OrderResponseCode><cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference>${inHead}${responseLine('1', inLine)}${responseLine('2', inLine)}`,
    undefined,
    by,
  );

it.each(['Promised', 'Estimated', 'Requested'])('takes the period of the head of an OrderResponse for its lines (%s)', async (name) => {
  const read = await response(period(name, '2026-12-15', '2026-12-20'));
  expect(read.leftovers).toEqual([]);
  expect(read.findings).toEqual([
    'info period-shortened /dates/0/day: 2026-12-15 to 2026-12-20 is a period; its last day is taken',
  ]);
  expect(messages(read)).toEqual(bothOn('2026-12-20', '10 days after'));
  const agreed = await response(period(name, '2026-12-15', '2026-12-20'), '', first);
  expect(messages(agreed)).toEqual(bothOn('2026-12-15', '5 days after'));
});

it.each(['Promised', 'Requested'])('takes the period of a line of an OrderResponse, and an end that is alone (%s)', async (name) => {
  const dates = async (inLine: string, by?: typeof first) => {
    const { document } = await response('', inLine, by);
    return document.type === 'order-acknowledgement' ? linePromises(document, 0)[0]?.date : undefined;
  };
  expect(await dates(period(name, '2026-12-15', '2026-12-20'))).toBe('2026-12-20');
  expect(await dates(period(name, '2026-12-15', '2026-12-20'), first)).toBe('2026-12-15');
  expect(await dates(period(name, '2026-12-15', ''))).toBe('2026-12-15');
  expect(await dates(period(name, '', '2026-12-20'), first)).toBe('2026-12-20');
  expect((await response('', period(name, '2026-12-20', '2026-12-20'))).findings).toEqual([]);
});

it('takes what an OrderResponse promises before what a line repeats as asked for', async () => {
  const asked = period('Requested', '2026-12-10', '2026-12-10');
  const promised = period('Promised', '2026-12-20', '2026-12-20');
  const late = bothOn('2026-12-20', '10 days after');
  expect(messages(await response(promised, asked))).toEqual(late);
  const both = await response('', asked + promised);
  expect(messages(both)).toEqual(late);
  expect(both.leftovers).toEqual([]);
});

it('takes the day on which an OrderResponse says that it ships', async () => {
  const ships = '<cac:Delivery><cac:Despatch><cbc:EstimatedDespatchDate>2026-12-20</cbc:EstimatedDespatchDate></cac:Despatch></cac:Delivery>';
  const late = bothOn('2026-12-20', '10 days after').map((message) => message.replace('comes', 'ships'));
  expect(messages(await response(ships))).toEqual(late);
  expect(messages(await response('', ships))).toEqual(late);
});

it('takes an instant of cXML and CSV for the day that it is at the partner', async () => {
  const confirmed = (day: string) =>
    cxml(
      `<ConfirmationRequest><ConfirmationHeader confirmID="C1" type="detail" noticeDate="2026-11-03T09:00:00+01:00"/><OrderReference orderID="P1"><DocumentReference payloadID="o@us"/></OrderReference><ConfirmationItem lineNumber="1" quantity="100"><UnitOfMeasure>EA</UnitOfMeasure><ConfirmationStatus type="accept" quantity="100" deliveryDate="${day}"><UnitOfMeasure>EA</UnitOfMeasure></ConfirmationStatus></ConfirmationItem></ConfirmationRequest>`,
    );
  const on = (day: string) => [[['accepted', day]]];
  expect(parts(await confirmed('2026-12-09T23:30:00Z'))).toEqual(on('2026-12-10'));
  expect(parts(await confirmed('2026-12-09T20:00:00-05:00'))).toEqual(on('2026-12-10'));
  expect(parts(await confirmed('2026-12-10T00:00:00+09:00'))).toEqual(on('2026-12-10'));
  expect(parts(await confirmed('2026-12-10'))).toEqual(on('2026-12-10'));
  expect(parts(await csv(['Order,Line,Delivery Date', 'P1,1,2026-12-09T23:30:00Z']))).toEqual(on('2026-12-10'));
});
