import { edifact, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import type { ValidationPolicy } from './policy.js';

function told(text: string, validation: Partial<ValidationPolicy> = {}): unknown[] {
  return readAll(text, { validation })
    .sets[0]!.findings.filter((each) => each.code.startsWith('total-'))
    .map(({ code, severity, message, segment, element }) => [code, severity, message, segment, element]);
}

function set(type: string, functionalId: string, body: readonly string[]): string {
  return x12({ functionalId, sets: [[`ST*${type}*0001`, ...body, `SE*${body.length + 2}*0001`]] });
}

function invoice(body: readonly string[], total: string): string {
  return set('810', 'IN', ['BIG*20261123*1', ...body, `TDS*${total}`]);
}

function message(type: string, body: readonly string[]): string {
  return edifact({ messages: [[`UNH+1+${type}:D:96A:UN`, ...body, `UNT+${body.length + 2}+1`]] });
}

const order = ['BEG*00*SA*PO1**20261123', 'PO1*1*5*EA*1', 'PO1*2*2.5*EA*1'];
const notice = ['BSN*00*S1*20261123*1200', 'HL*1**S', 'HL*2*1*O', 'HL*3*2*I', 'LIN**BP*A', 'SN1**5*EA'];

it('tells the lines that CTT01 says and those that are there', () => {
  expect(told(set('850', 'PO', [...order, 'CTT*3']))).toEqual([
    ['total-lines', 'warn', 'CTT01 says 3 lines, the set has 2 PO1 segments', 5, 1],
  ]);
  expect(told(set('850', 'PO', [...order, 'CTT*02']))).toEqual([]);
});

it('lets CTT01 of a ship notice count levels or lines', () => {
  for (const count of ['3', '1']) expect(told(set('856', 'SH', [...notice, `CTT*${count}`]))).toEqual([]);
  expect(told(set('856', 'SH', [...notice, 'CTT*2']))).toHaveLength(1);
});

it('takes the hash total as a sum or by its digits, and is silent where a quantity is missing', () => {
  for (const hash of ['7.5', '30']) expect(told(set('850', 'PO', [...order, `CTT*2*${hash}`]))).toEqual([]);
  expect(told(set('850', 'PO', [...order, 'CTT*2*8']))).toEqual([
    ['total-quantity', 'warn', 'CTT02 says 8, the quantities of the lines sum up to 7.5', 5, 2],
  ]);
  expect(told(set('850', 'PO', [...order, 'PO1*3', 'CTT*3*8']))).toEqual([]);
});

it('refuses, warns or is silent as the profile says', () => {
  const text = set('850', 'PO', [...order, 'CTT*3']);
  expect(readAll(text).sets[0]!.verdict).toBe('accepted-with-errors');
  expect(readAll(text, { validation: { totals: 'fatal' } }).sets[0]!.verdict).toBe('rejected');
  expect(told(text, { totals: 'off' })).toEqual([]);
});

const lines = ['IT1*1*10*EA*12.50', 'IT1*2*4*EA*2.25*PE'];

it('adds up an invoice with its allowances, charges and taxes', () => {
  expect(told(invoice(lines, '13400'))).toEqual([]);
  expect(told(invoice(lines, '13500'))).toEqual([
    ['total-amount', 'warn', 'TDS01 says 135.00, lines, allowances, charges and taxes sum up to 134', 5, 1],
  ]);
  const summary = (total: string): string => set('810', 'IN', ['BIG*20261123*1', ...lines, `TDS*${total}`, ...charges]);
  const charges = ['TXI*ST*6.7', 'SAC*C*D240***1000', 'SAC*A*C310***500'];
  expect(told(summary('14570'))).toEqual([]);
  expect(told(summary('-14570'))).toEqual([]);
  expect(told(summary('20000'))).toHaveLength(1);
});

it.each([
  ['a price for more than one unit', ['IT1*1*10*EA*12.50*HP']],
  ['a line without a price', ['IT1*1*10*EA']],
  ['an allowance without an amount', [...lines, 'SAC*A*C310']],
  ['a bill-back', [...lines, 'SAC*A*C310***500*******01']],
  ['a price in a segment of its own', [...lines, 'CTP**CON*1']],
  ['a currency without cents', ['CUR*SE*JPY', ...lines]],
  ['no lines', []],
])('is silent about an invoice with %s', (_, body) => {
  expect(told(invoice(body, '99999'))).toEqual([]);
});

const ordered = ['BGM+220+1+9', 'DTM+137:20261123:102', 'NAD+BY+1::9', 'LIN+1', 'QTY+21:60', 'LIN+2', 'QTY+21:4,5'];

it('tells the lines and quantities that CNT says and those that are there', () => {
  expect(told(message('ORDERS', [...ordered, 'UNS+S', 'CNT+2:2', 'CNT+1:64.5']))).toEqual([]);
  expect(told(message('ORDERS', [...ordered, 'UNS+S', 'CNT+2:3', 'CNT+1:65']))).toEqual([
    ['total-lines', 'warn', 'CNT says 3 lines, the message has 2 LIN segments', 10, 1],
    ['total-quantity', 'warn', 'CNT says a quantity of 65, the lines sum up to 64.5', 11, 1],
  ]);
  const two = [...ordered, 'QTY+59:12', 'UNS+S'];
  for (const sum of ['64.5', '12', '76.5']) expect(told(message('ORDERS', [...two, `CNT+1:${sum}`]))).toEqual([]);
});

const billed = ['BGM+380+1+9', 'DTM+137:20261123:102', 'NAD+BY+1::9', 'LIN+1', 'QTY+47:1', 'MOA+203:100', 'UNS+S'];

it('adds up the amounts at the end of an INVOIC', () => {
  const total = (...amounts: string[]): unknown[] => told(message('INVOIC', [...billed, ...amounts]));
  expect(total('MOA+79:100', 'MOA+131:-5', 'MOA+176:19', 'MOA+77:114')).toEqual([]);
  expect(total('MOA+79:100', 'MOA+259:10', 'MOA+260:5', 'MOA+176:19', 'MOA+86:124')).toEqual([]);
  expect(total('MOA+79:100', 'MOA+77:100')).toEqual([]);
  expect(total('MOA+79:100', 'MOA+176:19', 'MOA+77:120')).toEqual([
    ['total-amount', 'warn', 'MOA 77 says 120, lines, charges and taxes sum up to 119', 11, 1],
  ]);
});

it('is silent about an INVOIC of which a part is missing', () => {
  const total = (...amounts: string[]): unknown[] => told(message('INVOIC', [...billed, ...amounts]));
  expect(total('MOA+77:120')).toEqual([]);
  expect(total('MOA+79:100', 'MOA+77:120', 'TAX+7+VAT+++:::19')).toEqual([]);
  expect(total('MOA+79:100', 'MOA+77:120', 'ALC+C')).toEqual([]);
  expect(total('MOA+79:100:EUR', 'MOA+77:120:USD')).toEqual([]);
  expect(total('MOA+79:100', 'MOA+113:20', 'MOA+9:80')).toEqual([]);
});
