import { type CreditNote, type Invoice, payable } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { interchange, isa } from '../../../../test/support/ship-notices.js';

// What an invoice comes to, wherever its file tells amounts: what it says and what its figures come to are one.

function sums({ document }: { readonly document: unknown }) {
  const invoice = document as Invoice | CreditNote;
  return { total: invoice.total, payable: payable(invoice) };
}

function invoic(lines: string, summary: string, head = '') {
  const body = `BGM+380+INV-1+9'DTM+137:20261201:102'RFF+ON:P1'CUX+2:EUR:4'${head}${lines}UNS+S'${summary}`;
  const message = `UNH+1+INVOIC:D:96A:UN'${body}UNT+${body.split("'").length + 1}+1'`;
  return interchange(`UNA:+.? 'UNB+UNOC:3+SENDER+US+261120:0900+77'${message}UNZ+1+77'`, 'edifact', 'INVOIC');
}

function x810(lines: string, summary: string) {
  const body = `BIG*20261201*INV1*20261120*P1~${lines}${summary}CTT*1~`;
  const set = `ST*810*0001~${body}SE*${body.split('~').length + 1}*0001~`;
  const group = `GS*IN*DELMAR*OURCO*20261120*0900*101*X*004010~${set}GE*1*101~`;
  return interchange(`${isa}${group}IEA*1*000000101~`, 'x12', '810');
}

const goods = "LIN+1++BLT-10:IN'QTY+47:100:PCE'MOA+203:250'PRI+AAA:2.5'";
const freight = "ALC+C++++FC'MOA+8:10'";
const bolts = 'IT1*1*100*EA*2.5**BP*BLT-10~';

describe('an INVOIC', () => {
  it.each([
    ['what is due and what was paid', goods, "MOA+113:50'MOA+9:200'", '', '250'],
    ['what is due, where nothing was paid', goods, "MOA+9:250'", '', '250'],
    ['the total payment amount', goods, "MOA+139:250'", '', '250'],
    ['a charge in the summary alone', goods, `MOA+77:260'${freight}`, '', '260'],
    ['a charge in the head and once more in the summary', goods, `MOA+77:260'${freight}`, freight, '260'],
    ['the tax of a line as MOA 150', `${goods}TAX+7+VAT+++:::19+S'MOA+150:47.50'`, "MOA+77:297.50'", '', '297.5'],
    ['the sum of taxes as MOA 150', goods, "MOA+77:297.50'MOA+150:47.50'", '', '297.5'],
    [
      'the tax of a charge of its own',
      `${goods}TAX+7+VAT+++:::19+S'MOA+124:47.50'`,
      "MOA+77:309.40'",
      `${freight}TAX+7+VAT+++:::19+S'MOA+124:1.90'`,
      '309.4',
    ],
    [
      'the tax of a charge, which the summary has too',
      goods,
      "MOA+77:309.40'TAX+7+VAT+++:::19+S'MOA+125:260'MOA+124:49.40'",
      `${freight}TAX+7+VAT+++:::19+S'MOA+124:1.90'`,
      '309.4',
    ],
    ['a tax that the buyer owes', goods, "MOA+77:250'TAX+7+VAT+++:::19+AE'MOA+125:250'MOA+124:47.50'", '', '250'],
  ])('tells %s', (_, lines, summary, head, total) => {
    const read = invoic(lines, summary, head);
    expect(sums(read)).toEqual({ total, payable: total });
    expect(read.leftovers).toEqual([]);
  });

  it('has what is due beside its total, and the difference is told', () => {
    const read = invoic(goods, "MOA+77:250'MOA+113:50'MOA+9:199'");
    expect(read.document).toMatchObject({ total: '250', prepaid: '50', due: '199' });
    expect(read.findings).toMatchObject([{ code: 'total-differs', field: '/due' }]);
  });

  it('takes goods that are free for a line that costs nothing', () => {
    const read = invoic(`${goods}LIN+2++NUT:IN'QTY+192:10:PCE'`, "MOA+77:250'");
    expect(read.document).toMatchObject({ lines: [{}, { quantity: { value: '10' }, price: { amount: '0' } }] });
    expect(sums(read)).toEqual({ total: '250', payable: '250' });
  });
});

describe('an 810', () => {
  it.each([
    ['a tax as TXI and as SAC', bolts, 'TDS*27000~TXI*ST*20~SAC*C*H850***2000~'],
    ['a tax as SAC alone', bolts, 'TDS*27000~SAC*C*H850***2000~'],
    ['a tax of a line as TXI and as SAC', `${bolts}TXI*ST*20~SAC*C*H850***2000~`, 'TDS*27000~'],
    ['a tax of a line, and the sum of all as SAC', `${bolts}TXI*ST*20~`, 'TDS*27000~SAC*C*H850***2000~'],
  ])('tells %s once', (_, lines, summary) => {
    const read = x810(lines, summary);
    expect(sums(read)).toEqual({ total: '270', payable: '270' });
    expect(read.leftovers).toEqual([]);
  });
});
