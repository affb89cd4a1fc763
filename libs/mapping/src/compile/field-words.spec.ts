import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';

const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };

function compiled(set: string, text: string, release = '004010') {
  const { mapping, findings } = compileMapping({ file: `x12/${set}.yaml`, text }, { release, settings });
  if (!mapping) throw new Error(findings.map((each) => each.message).join('\n'));
  return mapping;
}

function read(set: string, text: string, body: string) {
  const lines = body.trim().split('\n');
  const bytes = [
    'ISA*00*          *00*          *ZZ*A              *ZZ*B              *261124*0815*U*00401*000000009*0*P*>',
    'GS*XX*A*B*20261124*0815*9*X*004010',
    `ST*${set}*0001`,
    ...lines.map((line) => line.trim()),
    `SE*${lines.length + 2}*0001`,
    'GE*1*9',
    'IEA*1*000000009',
  ].join('~');
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (each) => sets.push(each) });
  reader.push(new TextEncoder().encode(`${bytes}~`));
  reader.end();
  const [reading] = sets;
  const [translated] = reading ? compiled(set, text).read(reading).documents : [];
  if (!translated) throw new Error('nothing was read');
  return translated;
}

const order = `document: order
set: 850
tables:
  roles: { BY: buyer, otherwise: none }
fields:
  number: BEG.03
  parties:
    each: N1
    fields:
      role: { at: N1.01, table: roles, default: other }
      code: { at: N1.01, beyond: roles }
      name: N1.02
  dates:
    each: DTM
    values:
      - { kind: { always: period-start }, day: { at: DTM.06, as: period-start } }
      - { kind: { always: period-end }, day: { at: DTM.06, as: period-end } }
  lines:
    each: PO1
    fields:
      number: { at: PO1.01, default: position }
      quantity: { value: PO1.02, unit: PO1.03 }
      item:
        description:
          - { join: PID.05, with: ' ' }
          - PID.05
ignore:
  BEG: the order
  PID.01: says that the text is free
`;

describe('a mapping', () => {
  it('keeps a code beyond a table, and nothing of a code that the table knows', () => {
    const { document, leftovers } = read('850', order, 'BEG*00*SA*P1**20261120\nN1*BY*We\nN1*Q7*They\nPO1*1*2*EA');
    expect(document).toMatchObject({
      parties: [
        { role: 'buyer', name: 'We' },
        { role: 'other', code: 'Q7' },
      ],
    });
    expect(document.parties?.[0]).not.toHaveProperty('code');
    expect(leftovers).toEqual([]);
  });

  it('leaves over a code that a table reads as none where nothing keeps it', () => {
    const without = order.replace(/ {6}code:.*\n/, '');
    const { document, leftovers } = read('850', without, 'BEG*00*SA*P1**20261120\nN1*Q7*They\nPO1*1*2*EA');
    expect(document).toMatchObject({ parties: [{ role: 'other' }] });
    expect(leftovers).toMatchObject([{ tag: 'N1', element: 1, text: 'Q7' }]);
  });

  it('writes what is other by its code', () => {
    const parties = [{ role: 'other' as const, code: 'Q7', name: 'They' }];
    const written = compiled('850', order).write({ type: 'order', number: 'P1', parties, lines: [] });
    expect(written.segments).toContainEqual(['N1', 'Q7', 'They']);
  });

  it('joins the lines of one text, and gives a line without a number its place in the list', () => {
    const body = 'BEG*00*SA*P1**20261120\nPO1*7*2*EA\nPID*F****Bolt\nPID*F****of steel\nPO1**2*EA\nPID*F****Nut';
    expect(read('850', order, body).document).toMatchObject({
      lines: [
        { number: '7', item: { description: 'Bolt of steel' } },
        { number: '2', item: { description: 'Nut' } },
      ],
    });
  });

  it('reads both ends of a period from one element', () => {
    const body = 'BEG*00*SA*P1**20261120\nDTM*582****RD8*20261101-20261130\nPO1*1*2*EA';
    expect(read('850', order, body).document).toMatchObject({
      dates: [
        { kind: 'period-start', day: '2026-11-01' },
        { kind: 'period-end', day: '2026-11-30' },
      ],
    });
  });

  it('copies an element of the same segment where another one must be there too', () => {
    const change = `document: order-change
set: 860
fields:
  number: BCH.03
  orderNumber: BCH.03
  lines:
    each: POC
    fields:
      number: POC.01
      quantity: { value: POC.03, unit: POC.05 }
      item: { buyer: 'POC.08[BP]' }
write:
  POC.02: QI
  POC.04: same as 03
`;
    const line = (number: string, value: string) => ({ number, quantity: { value, unit: 'EA' }, item: { buyer: 'B' } });
    const lines = [line('1', '5'), line('2', '7')] as never;
    const { segments } = compiled('860', change).write({ type: 'order-change', number: 'P', orderNumber: 'P', lines });
    expect(segments.filter(([tag]) => tag === 'POC').map((segment) => segment[4])).toEqual(['5', '7']);
  });

  it('uses what it says of a release for those that the release stands in for', () => {
    const notes = order.replace('  lines:', '  notes: { each: N9/MSG, value: MSG.01 }\n  lines:');
    const both = `${notes}releases:\n  '005010':\n    notes: { each: N9/MTX, value: MTX.02 }\n`;
    expect(() => compiled('850', notes, '006020')).toThrow('"MSG" has no place');
    expect(compiled('850', both, '006020').documents).toEqual(['order']);
  });
});
