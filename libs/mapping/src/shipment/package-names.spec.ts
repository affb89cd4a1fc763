import type { ShipNotice } from '@quayside/canonical';
import { describe, expect, it } from 'vitest';
import { desadv, x12 } from '../../../../test/support/ship-notices.js';
import { noSsccCodec, packageCodec, ssccCodec } from '../values/sscc-codec.js';

const packs = (read: { readonly document: unknown }) => (read.document as ShipNotice).packs;
const codes = (read: { readonly findings: readonly { readonly code: string }[] }) =>
  read.findings.map(({ code }) => code);
const sscc = '095200000000000011';
const goods = 'LIN*1*BP*BLT-10~SN1*1*100*EA~';

describe('a package that has no SSCC', () => {
  it.each(['MAN*AA*PAL-1~', 'MAN*GM*PAL-1~', 'MAN*SM*PAL-1~'])('is known by its own name in an 856: %s', (man) => {
    const read = x12(`HL*3*2*P~${man}HL*4*3*I~${goods}`);
    expect(packs(read)).toEqual([{ id: '3', kind: 'carton', name: 'PAL-1' }]);
    expect(read.document).toMatchObject({ lines: [{ pack: '3' }] });
    expect(codes(read)).toEqual([]);
    expect(read.leftovers).toEqual([]);
  });

  it('is known by its own name in a DESADV, also where a level is several, and at the goods', () => {
    const line = "LIN+1++BLT-10:IN'QTY+12:9:PCE'";
    const several = desadv(`CPS+1'CPS+2+1'PAC+2++PX'PCI+33E'GIN+BJ+PAL-1+${sscc}'${line}`);
    expect(packs(several)).toMatchObject([{ name: 'PAL-1' }, { sscc }]);
    expect(several.provenance.origin('/packs/0/name')).toMatchObject({ tag: 'GIN' });
    expect(packs(desadv(`CPS+1'${line}GIN+BJ+PAL-1'`))).toMatchObject([{ id: 'PAL-1', name: 'PAL-1' }]);
  });

  it('has a number that was meant for one where its length says so, which is said once', () => {
    const carton = (hl: number, number: string) => `HL*${hl}*2*P~MAN*GM*${number}~HL*${hl + 1}*${hl}*I~${goods}`;
    const read = x12(carton(3, '0009520000000000011') + carton(5, '0009520000000000028'));
    expect(packs(read)).toMatchObject([{ name: '0009520000000000011' }, { name: '0009520000000000028' }]);
    expect(read.findings).toMatchObject([
      {
        code: 'sscc-length',
        severity: 'warn',
        tag: 'MAN',
        message:
          '0009520000000000011 has 19 digits, and an SSCC 18: it is kept as the name of the package. 1 more are no SSCC either',
      },
    ]);
  });
});

it('takes what a spreadsheet shortened for no name of a package: many have the same', () => {
  for (const codec of [ssccCodec(false), packageCodec(false)]) expect(codec.read('9.52E+16').ok).toBe(false);
  expect(noSsccCodec.read('9.52E+16')).toEqual({ ok: true, value: '' });
});

it('reads labels as they are printed, and writes GM with 00 in front of an SSCC only', () => {
  expect(packageCodec(true).read(`(00) 0 9520000 0000000011`)).toEqual({ ok: true, value: sscc });
  expect(packageCodec(true).write(sscc)).toBe(`00${sscc}`);
  expect(packageCodec(true).write('PAL-1')).toBe('PAL-1');
  expect(noSsccCodec.write(sscc)).toBeUndefined();
});
