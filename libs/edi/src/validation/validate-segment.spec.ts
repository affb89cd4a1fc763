import { readAll, x12 } from '@quayside/samples/interchanges';
import { expect, it } from 'vitest';
import { validationChecks, type ValidationPolicy } from './policy.js';

const lines = ['BEG*00*SA*PO1**20261123', 'PO1*1*5*EA*1'];

function read(line: string, validation: Partial<ValidationPolicy> = {}): ReturnType<typeof readAll> {
  const tag = line.split('*')[0];
  const rest = lines.filter((each) => !each.startsWith(`${tag}*`));
  const body = tag === 'BEG' ? [line, ...rest] : tag === 'PO1' ? [...rest, line] : [lines[0]!, line, lines[1]!];
  const set = ['ST*850*0001', ...body, `SE*${body.length + 2}*0001`];
  return readAll(x12({ sets: [set], functionalId: 'PO' }), { validation });
}

it.each([
  ['BEG*00**PO1**20261123', 'element-missing', 2, '92'],
  ['BEG*00*SA*PO1**20260230', 'date-invalid', 5, '373'],
  ['BEG*00*SA*0123456789012345678901x**20261123', 'element-too-long', 3, '324'],
  ['BEG*0*SA*PO1**20261123', 'element-too-short', 1, '353'],
  ['BEG*9Q*SA*PO1**20261123', 'code-unknown', 1, '353'],
  ['PO1*1*five*EA*1', 'number-invalid', 2, '330'],
  ['PO1*1*5*EA*1**BP', 'element-condition', 7, '234'],
  ['PO1*1*5**1', undefined, 0, ''],
  ['PO1*1*5>6*EA*1', 'components-too-many', 2, '330'],
  ['REF*DP', 'element-condition', 2, '127'],
  ['REF*DP*1**1>2>3>4>5>6>7', 'components-too-many', 4, 'C040'],
  ['DTM*002**12', 'time-invalid', 3, '337'],
  ['CUR*BY*USD*1.5*SE*USD*NYC*001*20261123**002', undefined, 0, ''],
  ['QTY', undefined, 0, ''],
])('checks the elements of %s', (line, code, element, dataElement) => {
  const found = read(line).sets[0]!.findings;
  if (code === undefined) return;
  expect(found).toContainEqual(expect.objectContaining({ code, element, dataElement }));
});

it('measures numbers by their digits and accepts a leading sign and point', () => {
  for (const price of ['-1234567.12345678', '.5', '7.', '+1']) expect(read(`PO1*1*5*EA*${price}`).codes).toEqual([]);
  expect(read('PO1*1*5*EA*1234567890123.12345').codes).toEqual(['element-too-long']);
});

it('names components by their place in the composite', () => {
  const found = read('REF*DP*1**DP>>AB').sets[0]!.findings;
  expect(found).toMatchObject([
    { code: 'element-missing', element: 4, component: 2 },
    { code: 'element-condition', element: 4, component: 4 },
  ]);
});

it('turns each check off, to a warning or to a refusal', () => {
  const line = 'BEG*9Q*SA*PO1**20260230';
  const off = Object.fromEntries(validationChecks.map((check) => [check, 'off'])) as unknown as ValidationPolicy;
  expect(read(line, off)).toMatchObject({ codes: [], sets: [{ verdict: 'accepted' }] });
  expect(read(line, { ...off, dates: 'warn' })).toMatchObject({
    codes: ['date-invalid'],
    sets: [{ verdict: 'accepted-with-errors' }],
  });
  expect(read(line, { ...off, codes: 'fatal' })).toMatchObject({
    codes: ['code-unknown'],
    sets: [{ verdict: 'rejected' }],
  });
});

it('reports trailing separators only when asked to', () => {
  expect(read('REF*DP*1**').codes).toEqual([]);
  expect(read('REF*DP*1**', { trailingSeparators: 'warn' }).codes).toEqual(['separators-trailing']);
});

it('keeps a thousand findings of a set and no more', () => {
  const bad = Array.from({ length: 2000 }, () => 'PO1*1*five*EA*1');
  const { sets } = readAll(x12({ sets: [['ST*850*0001', lines[0]!, ...bad, 'SE*2003*0001']], functionalId: 'PO' }));
  expect(sets[0]!.findings).toHaveLength(1001);
  expect(sets[0]!.findings.at(-1)?.code).toBe('too-many-findings');
});
