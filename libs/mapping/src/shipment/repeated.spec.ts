import type { ShipNotice } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { desadv, interchange, isa, x12 } from '../../../../test/support/ship-notices.js';
import type { TranslatedDocument } from '../read/translation.js';

// What a file says more than once of a line, or in several places: all of it is read, and nothing wins in silence.

const notice = ({ document }: TranslatedDocument) => document as ShipNotice;
const codes = ({ findings }: TranslatedDocument) => findings.map((each) => each.code);
const left = ({ leftovers }: TranslatedDocument) => leftovers.map((each) => each.text);
const ssccs = (read: TranslatedDocument) => notice(read).packs.map((pack) => pack.sscc);
const item = 'LIN*1*BP*BLT-10~SN1*1*100*EA~';
const [one, two] = ['095200000000000011', '095200000000000028'];

describe('what an 856 says in several places of one line', () => {
  it('are lots and serial numbers of all pairs of a LIN', () => {
    const read = x12('HL*3*2*I~LIN*1*BP*BLT-10*SN*S1*SN*S2~SN1*1*2*EA~HL*4*2*I~LIN*2*BP*NUT*LT*L1*LT*L2~SN1*2*9*EA~');
    expect(notice(read).lines).toMatchObject([{ serials: ['S1', 'S2'] }, { lots: ['L1', 'L2'] }]);
    expect(codes(read)).toEqual(['lots-undivided']);
    expect(left(read)).toEqual([]);
  });

  it.each(['LIN*1*BP*BLT-10*LT*LITEM~SN1*1*100*EA~', `${item}REF*LT*LITEM~`])(
    'are a lot of the package and another one of the item, of which none wins: %s',
    (line) => {
      const read = x12(`HL*3*2*P~REF*LT*LPACK~MAN*GM*00${one}~HL*4*3*I~${line}`);
      expect(new Set(notice(read).lines[0]?.lots)).toEqual(new Set(['LITEM', 'LPACK']));
      expect(codes(read)).toEqual(['lots-undivided']);
      const same = x12(`HL*3*2*P~REF*LT*LITEM~MAN*GM*00${one}~HL*4*3*I~${line}`);
      expect(notice(same).lines).toMatchObject([{ lot: 'LITEM' }]);
      expect(codes(same)).toEqual([]);
    },
  );

  it('are days of expiry that nobody can tell apart', () => {
    const read = x12(`HL*3*2*I~${item}REF*LT*L1~DTM*036*20291231~DTM*036*20301231~`);
    expect(notice(read).lines).toMatchObject([{ lot: 'L1', expiries: ['2029-12-31', '2030-12-31'] }]);
    expect(left(read)).toEqual([]);
  });

  it('are quantities, which are added up', () => {
    const read = x12(`HL*3*2*I~LIN*1*BP*BLT-10~SN1*1*60*EA~SN1*1*40*EA~`);
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '100', unit: 'EA' } }]);
    expect(codes(read)).toEqual(['quantity-repeated']);
    expect(left(read)).toEqual([]);
  });

  it('are lines below the line, with lots or components of it', () => {
    const read = x12(`HL*3*2*I~${item}SLN*1**I*60*EA****LT*L1~SLN*2**I*40*EA****LT*L2~`);
    expect(notice(read).lines).toMatchObject([
      { lot: 'L1', quantity: { value: '60' } },
      { lot: 'L2', quantity: { value: '40' } },
    ]);
    expect(left(read)).toEqual([]);
    const kit = x12(`HL*3*2*I~${item}SLN*1**I*200*EA****BP*NUT~`);
    expect(notice(kit).lines).toMatchObject([{ quantity: { value: '100' } }]);
    expect(codes(kit)).toEqual(['component-below-item']);
  });

  it('are orders of the shipment, of which nobody knows which a line is of', () => {
    const body = `BSN*00*SH1*20261201*1000*0001~HL*1**S~REF*PO*P1~REF*PO*P2~HL*2*1*I~${item}CTT*2~`;
    const set = `ST*856*0001~${body}SE*${body.split('~').length + 1}*0001~`;
    const bytes = `${isa}GS*SH*DELMAR*OURCO*20261120*0900*101*X*004010~${set}GE*1*101~IEA*1*000000101~`;
    const read = notice(interchange(bytes, 'x12', '856'));
    expect(read).toMatchObject({ orders: ['P1', 'P2'] });
    expect(read.lines[0]).not.toHaveProperty('orderNumber');
  });
});

describe('what a DESADV says in several places', () => {
  const goods = "LIN+1++BLT-10:IN'";

  it('are quantities of a line, which are added up where they count the same', () => {
    const read = desadv(`CPS+1'${goods}QTY+12:60:PCE'QTY+12:40:PCE'`);
    expect(notice(read).lines).toMatchObject([{ quantity: { value: '100', unit: 'H87' } }]);
    expect(read.findings).toMatchObject([{ code: 'quantity-repeated', severity: 'warn', tag: 'QTY' }]);
    expect(left(read)).toEqual([]);
    const boxes = desadv(`CPS+1'${goods}QTY+12:100:PCE'QTY+12:4:CT'`);
    expect(notice(boxes).lines).toMatchObject([{ quantity: { value: '100', unit: 'H87' } }]);
    expect(boxes.findings[0]?.message).toContain('100 H87 counts, and 4 CT of another unit');
  });

  it('are serial numbers and lots in GIR', () => {
    const read = desadv(`CPS+1'${goods}QTY+12:3:PCE'GIR+1+S1:BN+L1:BX'GIR+1+S2:BN+L2:BX'GIR+1+S3:BN+L2:BX'`);
    expect(notice(read).lines).toMatchObject([
      { lot: 'L1', quantity: { value: '1' }, serials: ['S1'] },
      { lot: 'L2', quantity: { value: '2' }, serials: ['S2', 'S3'] },
    ]);
    expect(left(read)).toEqual([]);
    const serials = notice(desadv(`CPS+1'${goods}QTY+12:2:PCE'GIR+1+S1:BN'GIR+1+S2:BN'`)).lines;
    expect(serials).toMatchObject([{ serials: ['S1', 'S2'] }]);
  });

  it('are a lot of the package, and another one of the goods in it', () => {
    const packed = (lot: string) => desadv(`CPS+1'PAC+1++CT'PCI+33E'GIN+BX+LPACK'${goods}QTY+12:9:PCE'${lot}`);
    expect(notice(packed('')).lines).toMatchObject([{ lot: 'LPACK' }]);
    expect(notice(packed("GIN+BX+LITEM'")).lines).toMatchObject([{ lots: ['LITEM', 'LPACK'] }]);
    expect(codes(packed("GIN+BX+LITEM'"))).toEqual(['lots-undivided']);
  });
});

describe('packing levels of a DESADV', () => {
  const goods = "LIN+1++BLT-10:IN'QTY+12:9:PCE'";

  it('have names of their own where two have one number', () => {
    const carton = (sscc = '') => `CPS+2+1'PAC+1++CT'PCI+33E'GIN+BJ+${sscc}'${goods}`;
    const read = desadv(`CPS+1'${carton(one)}${carton(two)}`);
    expect(ssccs(read)).toEqual([one, two]);
    expect(notice(read).lines.map(({ pack }) => pack)).toEqual(['2', '2#3']);
    expect(codes(read)).toEqual([]);
  });

  it.each([
    [`CPS+1'CPS+2+9'PAC+1++CT'${goods}`, 'CPS02 names 9, and no level has that number', [undefined]],
    [`CPS+2+2'PAC+1++CT'${goods}`, 'CPS02 names itself', [undefined]],
    [`CPS+3+2'PAC+1++PX'CPS+2+3'PAC+1++CT'${goods}`, 'CPS02 names 2, which stands in it', [undefined, '3']],
  ])('stand in none where they name none, themselves, or one that stands in them: %s', (levels, message, parents) => {
    const read = desadv(levels);
    expect(notice(read).packs.map(({ parent }) => parent)).toEqual(parents);
    expect(notice(read).lines).toMatchObject([{ pack: '2' }]);
    expect(read.findings).toMatchObject([{ code: 'level-misplaced', severity: 'warn', tag: 'CPS', element: 2 }]);
    expect(read.findings[0]?.message).toContain(message);
  });

  it('may name one that comes later, and write a number with zeros in front', () => {
    const read = desadv(`CPS+002+03'PAC+1++CT'${goods}CPS+3+'PAC+1++PX'PCI+33E'GIN+BJ+${one}'`);
    expect(notice(read).packs).toMatchObject([
      { id: '2', parent: '3' },
      { id: '3', sscc: one },
    ]);
    expect(codes(read)).toEqual([]);
  });
});
