import { acknowledgement855, edifact, orderResponse, readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { defaultEdifactFraming } from '../write/edifact-tree.js';
import { writeEdifact } from '../write/write-edifact.js';
import { csvCodes } from './csv-codes.js';
import { documentCodes } from './document-codes.js';
import { limitCodes } from './limit-codes.js';
import { findingCatalog, type FindingCode } from './catalog.js';

const good = x12();
const message = edifact();

/** An 855 with one line changed. */
function line(from: string, to: string): string {
  return x12({ sets: [acknowledgement855.map((each) => (each === from ? to : each))] });
}

const written = writeEdifact(
  {
    head: {
      ...{ syntax: 'UNOA', syntaxVersion: 3, sender: { id: 'A' }, receiver: { id: 'B' } },
      ...{ date: '261123', time: '2215', controlNumber: '1', usage: 'live' },
    },
    messages: [],
  },
  { ...defaultEdifactFraming, component: '+' },
);

/** Files of our own making, one for each code at least. */
const cases: Readonly<
  Record<
    Exclude<
      FindingCode,
      | 'not-writable'
      | 'text-not-writable'
      | keyof typeof csvCodes
      | keyof typeof documentCodes
      | keyof typeof limitCodes
    >,
    string
  >
> = {
  'not-an-interchange': '<invoice/>',
  'isa-truncated': good.slice(0, 90),
  'isa-length': good.replace('SUPPLIER       ', 'SUPPLIER '),
  'isa-separators': good.replaceAll('>', '*'),
  'unb-truncated': message.slice(0, 30),
  'interchange-truncated': good.slice(0, good.indexOf('IEA')),
  'interchange-count': good.replace('IEA*1', 'IEA*2'),
  'interchange-reference': good.replace('IEA*1*000000001', 'IEA*1*000000009'),
  'interchange-control-number': good.replaceAll('000000001', '00000000A'),
  'interchange-date': good.replace('*261123*', '*261323*'),
  'interchange-time': good.replace('*2215*U', '*2515*U'),
  'interchange-version': good.replace('*00401*', '*0040A*'),
  'interchange-party': message.replace('SUPPLIER:14', ':14'),
  'interchange-sender-qualifier': good.replace('*ZZ*SUPPLIER', '*  *SUPPLIER'),
  'interchange-receiver-qualifier': good.replace('*ZZ*BUYER', '*  *BUYER'),
  'interchange-acknowledgement-request': good.replace('*0*P*>', '*X*P*>'),
  'interchange-usage': good.replace('*0*P*>', '*0*X*>'),
  'interchange-empty': good.replace(/GS[^]*GE\*1\*1~\n/, ''),
  'interchange-trailer-unterminated': good.trimEnd().slice(0, -1),
  'character-set-exceeded': edifact({ syntax: 'UNOA:1' }).replace('HINGE', 'Hinge'),
  'text-after-trailer': `${good}REF*DP*1~`,
  'segment-outside-group': good.replace('GS*PR', 'REF*DP*1~\nGS*PR'),
  'segment-outside-set': good.replace('ST*855', 'REF*DP*1~\nST*855'),
  'group-trailer-missing': good.replace('GE*1*1~\n', ''),
  'group-count': good.replace('GE*1', 'GE*2'),
  'group-reference': good.replace('GE*1*1', 'GE*1*2'),
  'group-control-number': good.replace('*1*X*', '*A*X*'),
  'group-trailer-unexpected': good.replace('GE*1*1~', 'GE*1*1~\nGE*1*1~'),
  'set-trailer-unexpected': good.replace('SE*14*0001~', 'SE*14*0001~\nSE*14*0001~'),
  'set-trailer-missing': good.replace('SE*14*0001~\n', ''),
  'set-reference-mismatch': good.replace('SE*14*0001', 'SE*14*0002'),
  'set-count': good.replace('SE*14', 'SE*13'),
  'set-type': good.replace('ST*855', 'ST*8-5'),
  'set-reference': good.replaceAll('*0001~', '*1~'),
  'set-reference-duplicate': x12({ sets: [acknowledgement855, acknowledgement855] }),
  'set-wrong-group': x12({ functionalId: 'PO' }),
  'set-too-large': good,
  'dictionary-fallback': x12({ release: '003050' }),
  'no-dictionary': good.replace('ST*855', 'ST*111'),
  'too-many-findings': x12({ sets: [acknowledgement855.toSpliced(10, 0, ...Array<string>(1200).fill('PO1*1*x*EA'))] }),
  'empty-segment': good.replace('CTT*2', '~CTT*2'),
  'segment-tag': line('CTT*2', '!*2'),
  'segment-too-large': line('CTT*2', `CTT*${'2'.repeat(9_000_000)}`),
  'segment-unterminated': good.slice(0, good.indexOf('4711')),
  'segment-unknown': line('CTT*2', 'QQ9*2'),
  'segment-not-in-set': line('CTT*2', 'BEG*00'),
  'segment-out-of-order': line('CTT*2', 'BAK*00*AC*1*20261123'),
  'segment-missing': x12({ sets: [acknowledgement855.toSpliced(1, 1)] }),
  'segment-repeated': line('CTT*2', 'SE*1*1~\nST*855*0002~\nBAK*00*AC*1*20261123~\nBAK*00*AC*1*20261123'),
  'loop-repeated': line('CTT*2', 'CTT*1~\nCTT*1'),
  'element-missing': line('CTT*2', 'CTT*'),
  'element-condition': line('REF*DP*038', 'REF*DP'),
  'element-exclusion': line('REF*DP*038', 'TD3*TL****1*S***AA*1*1'),
  'elements-too-many': line('REF*DP*038', 'REF*DP*038***X'),
  'components-too-many': line('REF*DP*038', 'REF*DP*0>38'),
  'repetitions-too-many': x12({ version: '00501', release: '005010', repetition: '^' }).replace('DP*038', 'DP*038^039'),
  'element-too-short': line('REF*DP*038', 'REF*D*038'),
  'element-too-long': line('REF*DP*038', 'REF*DPXXX*038'),
  'character-invalid': line('REF*DP*038', 'REF*DP*0\t38'),
  'encoding-used': line('REF*DP*038', 'REF*DP*\xff'),
  'character-undecodable': line('REF*DP*038', 'REF*DP*\xff\nREF*DP*\xc3\xbc\xc3\xbc\xc3\xbc'),
  'number-invalid': line('CTT*2', 'CTT*two'),
  'code-unknown': line('ACK*IQ*4*EA*068*20261201', 'ACK*QQ*4*EA'),
  'date-invalid': line('ACK*IQ*4*EA*068*20261201', 'ACK*IQ*4*EA*068*20260230'),
  'time-invalid': line('REF*DP*038', 'REF*DP*038~\nDTM*002*20261123*2500'),
  'total-lines': line('CTT*2', 'CTT*7'),
  'total-quantity': line('CTT*2', 'CTT*2*71'),
  'total-amount': x12({
    functionalId: 'IN',
    sets: [['ST*810*0001', 'BIG*20261123*1', 'IT1*1*2*EA*1.5', 'TDS*301', 'CTT*1', 'SE*6*0001']],
  }).replace('TDS*301', 'TDS*400'),
  'separators-trailing': line('REF*DP*038', 'REF*DP*038**'),
  'set-unknown': good.replace('ST*855', 'ST*857'),
  'set-not-agreed': x12({ functionalId: 'IB', sets: [['ST*846*0001', 'BIA*00*SI*1*20261123', 'SE*3*0001']] }),
};

it.each(Object.entries(cases))('reports %s', (code, text) => {
  const limits = code === 'set-too-large' ? { setBytes: 100 } : {};
  const agreed = ({ type }: { readonly type: string }) => !['857', '846'].includes(type);
  const { interchange, sets } = readAll(text, { limits, agreed, validation: { trailingSeparators: 'warn' } });
  const found = [
    ...interchange.findings,
    ...interchange.groups.flatMap((group) => group.findings),
    ...sets.flatMap((set) => set.findings),
  ];
  expect(found.map((each) => each.code)).toContain(code);
  const placeless = ['dictionary-fallback', 'no-dictionary', 'too-many-findings'];
  const told = found.find((each) => each.code === code)!;
  if (!placeless.includes(code)) expect(told.offset).toBeGreaterThanOrEqual(0);
  expect(told.message.length).toBeGreaterThan(10);
});

it('has a case for every code that reading can report', () => {
  const writing = [
    'not-writable',
    'text-not-writable',
    ...Object.keys({ ...csvCodes, ...documentCodes, ...limitCodes }),
  ];
  expect(Object.keys(cases).sort()).toEqual(
    Object.keys(findingCatalog)
      .filter((code) => !writing.includes(code))
      .sort(),
  );
  expect(written).toMatchObject({ ok: false, error: [{ code: 'not-writable' }] });
  expect(orderResponse.length).toBeGreaterThan(0);
});
