import { isDate } from './value-checks.js';

/** Forms of 2379 by their code: C century, Y year, M month, D day, H hour, I minute, S second, W week, Z zone. Others are not looked at. */
const forms: Readonly<Record<string, string>> = {
  '2': 'DDMMYY',
  '3': 'MMDDYY',
  '101': 'YYMMDD',
  '102': 'CCYYMMDD',
  '201': 'YYMMDDHHII',
  '202': 'YYMMDDHHIISS',
  '203': 'CCYYMMDDHHII',
  '204': 'CCYYMMDDHHIISS',
  '303': 'CCYYMMDDHHIIZ',
  '304': 'CCYYMMDDHHIISSZ',
  '401': 'HHII',
  '402': 'HHIISS',
  '602': 'CCYY',
  '609': 'YYMM',
  '610': 'CCYYMM',
  '616': 'CCYYWW',
  '718': 'CCYYMMDD-CCYYMMDD',
  '719': 'CCYYMMDDHHII-CCYYMMDDHHII',
};

const parts: Readonly<Record<string, string>> = {
  CCYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d\\d)',
  MM: '(?<month>0[1-9]|1[0-2])',
  DD: '(?<day>0[1-9]|[12]\\d|3[01])',
  // The end of a day is written as 2400 too.
  HH: '(?:[01]\\d|2[0-4])',
  II: '[0-5]\\d',
  SS: '[0-5]\\d',
  WW: '(?:0[1-9]|[1-4]\\d|5[0-3])',
  Z: '.{1,6}',
};

/** The two halves of a period are told apart; the hyphen between them is left out by many. */
const patterns: ReadonlyMap<string, readonly RegExp[]> = new Map(
  Object.entries(forms).map(([code, form]) => [code, form.split('-').map((half) => patternOf(half))]),
);

function patternOf(form: string): RegExp {
  return new RegExp(`^${form.replace(/CCYY|YY|MM|DD|HH|II|SS|WW|Z/g, (part) => parts[part] ?? part)}$`);
}

/** What a value of 2380 should look like by its format code, where it does not; undefined when it does, or the code is none of ours. */
export function expectedForm(text: string, format: string): string | undefined {
  const halves = patterns.get(format);
  if (halves === undefined) return undefined;
  const [first, second] = halves;
  if (second === undefined) return first !== undefined && fits(text, first) ? undefined : forms[format];
  const bare = text.replace('-', '');
  const middle = bare.length / 2;
  return fits(bare.slice(0, middle), second) && fits(bare.slice(middle), second) ? undefined : forms[format];
}

function fits(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  const { year, month, day } = found?.groups ?? {};
  if (found === null || day === undefined || month === undefined) return found !== null;
  return isDate(`${year ?? ''}${month}${day}`);
}
