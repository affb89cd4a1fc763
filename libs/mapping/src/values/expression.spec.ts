import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { describe, expect, it } from 'vitest';
import type { TranslatedDocument } from '../read/translation.js';
import { compileMapping } from '../compile-mapping.js';
import { describeMapping } from '../compile/described-mapping.js';
import { parseExpression } from './expression.js';
import { settleTranslation } from '../read/settle.js';

const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };

async function evaluate(text: string, input: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const expression = parseExpression(text);
  if (!expression.ok) throw new Error(expression.error);
  const result = await expression.value.evaluate(input);
  return result.ok ? result.value : { error: result.error };
}

describe('an expression', () => {
  it.each([
    ['note & "!"', 'a!'],
    ['$uppercase(note)', 'A'],
    ['$length(note) + 1', '2'],
    ['missing', ''],
    ['$match(note, /b/).match', ''],
    ['$replace(note & "b1c22", /[0-9]+/, "#")', 'ab#c#'],
    ['$join($split("a1b22c", /[0-9]+/), "-")', 'a-b-c'],
    ['$match("ab12", /([a-z]+)([0-9]+)/).groups[1]', '12'],
    ['$pad(note, -3, "0")', '00a'],
    ['$pad(note, 3, "-") & "!"', 'a--!'],
  ])('gives the text of a field: %s', async (text, expected) => {
    expect(await evaluate(text, { note: 'a' })).toBe(expected);
  });

  it.each([
    [
      '$now()',
      'the expression failed: $now is not allowed: the same file must give the same document each time (at character 5)',
    ],
    [
      '$millis()',
      'the expression failed: $millis is not allowed: the same file must give the same document each time (at character 8)',
    ],
    [
      '$random()',
      'the expression failed: $random is not allowed: the same file must give the same document each time (at character 8)',
    ],
    [
      '$shuffle([1, 2])',
      'the expression failed: $shuffle is not allowed: the same file must give the same document each time (at character 9)',
    ],
    [
      '$eval("1")',
      'the expression failed: $eval is not allowed: the same file must give the same document each time (at character 6)',
    ],
    [
      '0.1 + 0.2',
      'the expression gives 0.30000000000000004 out of binary arithmetic, which is not exact; let it give a text',
    ],
    ['{ "a": 1 }', 'the expression gives a structure, and a field holds one text'],
    ['$pad("", 20000, "x")', 'the expression gives more than 10000 characters'],
    ['$number(note)', 'the expression failed: Unable to cast value to a number: "a" (at character 8)'],
  ])('is refused with words: %s', async (text, error) => {
    expect(await evaluate(text, { note: 'a' })).toEqual({ error });
  });

  it.each([
    ['without end', '($f := function($n) { $f($n + 1) + 1 }; $f(1))', /^the expression failed: Stack overflow/],
    [
      'in circles',
      '($f := function($n) { $f($n + 1) }; $f(1))',
      /^the expression failed: Evaluation timeout after 1000 milliseconds/,
    ],
    [
      'over too much',
      '$count([1..20000])',
      /^the expression failed: The maximum sequence length of 20000 was exceeded/,
    ],
    [
      'in a pattern',
      '$contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)',
      /^the expression failed: \/\^\(a\+\)\+\$\/ took longer than 200 ms for a text of 41 characters/,
    ],
    ['in a text', '$pad("", 500000000)', /^the expression failed: \$pad makes texts of at most 20000 characters/],
    [
      'in texts of texts',
      '($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f("aaaa", 25))',
      /^the expression gives more than 10000 characters/,
    ],
  ])('that goes on %s is stopped', async (_, text, error) => {
    expect(await evaluate(text)).toEqual({ error: expect.stringMatching(error) as string });
  });

  it('sees nothing of the machine and leaves nothing behind', async () => {
    expect(await evaluate('note.constructor')).toBe('');
    expect(await evaluate('$exists($process) or $exists($require) or $exists($globalThis)')).toBe('false');
    const expression = parseExpression('($a := $exists($a) ? "again" : "first"; $a)');
    if (!expression.ok) throw new Error(expression.error);
    for (let i = 0; i < 2; i += 1) expect(await expression.value.evaluate({})).toEqual({ ok: true, value: 'first' });
  });

  it('that is none has its error with the place in it', () => {
    expect(parseExpression('note & (')).toEqual({
      ok: false,
      error: 'the expression is wrong: Expected ")" before end of expression (at character 8)',
    });
  });
});

const mapping = (expression: string) => `document: order
set: 850
fields:
  number: BEG.03
  supplierReference: { reads: { note: BEG.04, place: N1.02 }, expression: '${expression}' }
  lines:
    each: PO1
    fields:
      number: PO1.01
      quantity: { value: PO1.02, unit: PO1.03 }
      item: { buyer: 'PO1.06[BP]' }
`;

describe('a mapping with an expression', () => {
  it('reads the field, and says where all of it stands', async () => {
    const { document, provenance, leftovers, findings, open } = await read('note & "/" & place');
    expect(findings).toEqual([]);
    expect(open).toBeUndefined();
    expect(document).toMatchObject({ supplierReference: 'R7/Dock' });
    const { segment, element, also } = provenance.origin('/supplierReference') ?? {};
    expect([segment, element, also?.map((each) => each.element)]).toEqual([2, 4, [2]]);
    expect(leftovers.map((each) => each.text)).toEqual(['00', 'NE', '20261123', 'ST']);
  });

  it('leaves a field out where the expression gives nothing', async () => {
    const { document, findings } = await read('nothing');
    expect(findings).toEqual([]);
    expect(document).not.toHaveProperty('supplierReference');
  });

  it('tells of an expression that fails at the place of what it read', async () => {
    const { findings, provenance } = await read('$number(note)');
    expect(findings).toEqual([
      {
        ...provenance.origin('/supplierReference'),
        also: undefined,
        code: 'field-invalid',
        severity: 'fatal',
        field: '/supplierReference',
        message: 'the expression failed: Unable to cast value to a number: "R7" (at character 8)',
      },
    ]);
  });

  it('forgets what a group wanted that is not there', async () => {
    const dates = `dates:
    - { kind: { at: BEG.07, table: { X: period-end } }, day: { reads: { text: BEG.04 }, expression: text } }
    - { kind: { always: period-start }, day: BEG.05 }
  lines:`;
    const { document, findings } = await readWith(mapping('note').replace('lines:', dates));
    expect(findings).toEqual([]);
    expect(document).toMatchObject({ dates: [{ kind: 'period-start', day: '2026-11-23' }] });
  });

  it('is described with what it reads', () => {
    const file = { file: 'x12/850.yaml', text: mapping('$trim(note)') };
    const described = describeMapping(file, { release: '004010' });
    if (!described.ok) throw new Error('not described');
    expect(described.value.fields.find((each) => each.field === 'supplierReference')?.where).toBe(
      '$trim(note) with note = BEG.04, place = N1.02, only reading',
    );
  });

  it.each([
    [
      'a path that is none',
      mapping('note').replace('N1.02', 'N9.99'),
      'x12/850.yaml:5:54: fields.supplierReference.reads.place: "N9.99": N9 has 7 elements in release 004010',
    ],
    [
      'an expression that is none',
      mapping('note &'),
      'x12/850.yaml:5:75: fields.supplierReference.expression: the expression is wrong: Unexpected end of expression (at character 6)',
    ],
    [
      'an expression for what the document is',
      mapping('note').replace('number: BEG.03', `number: BEG.03\n  type: { reads: { a: BEG.01 }, expression: a }`),
      'x12/850.yaml:5:9: fields.type: an expression cannot say what the document is: it is evaluated after that',
    ],
    [
      'an expression for the pack that a line is in',
      `document: ship-notice
set: 856
fields:
  number: BSN.02
  packs: []
  lines: { each: 'HL[I]', fields: { pack: { reads: { a: LIN.03 }, expression: a }, quantity: { value: SN1.02 } } }`,
      'x12/850.yaml:6:43: fields.lines.fields.pack: an expression cannot say which pack it is: lines and packs find each other before it is evaluated',
    ],
    [
      'an expression that reads nothing',
      mapping('note').replace('reads: { note: BEG.04, place: N1.02 }, ', ''),
      'x12/850.yaml:5:22: fields.supplierReference: expected reads, such as { note: MSG.01 }: what the expression may look at',
    ],
  ])('is refused for %s', (_, text, message) => {
    const { findings } = compileMapping({ file: 'x12/850.yaml', text }, { release: '004010', settings });
    expect(findings.map((each) => each.message)).toEqual([message]);
  });
});

async function read(expression: string): Promise<TranslatedDocument> {
  return readWith(mapping(expression));
}

async function readWith(text: string): Promise<TranslatedDocument> {
  const file = { file: 'x12/850.yaml', text };
  const compiled = compileMapping(file, { release: '004010', settings });
  if (!compiled.mapping) throw new Error(compiled.findings.map((each) => each.message).join('\n'));
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (each) => sets.push(each) });
  reader.push(new TextEncoder().encode(order));
  reader.end();
  const [set] = sets;
  if (!set) throw new Error('no set');
  const { documents } = await settleTranslation({ documents: compiled.mapping.read(set).documents, findings: [] });
  const [translated] = documents;
  if (!translated) throw new Error('nothing was read');
  return translated;
}

const order = [
  'ISA*00*          *00*          *ZZ*A              *ZZ*B              *261124*0815*U*00401*000000009*0*P*>',
  'GS*PO*A*B*20261124*0815*9*X*004010',
  'ST*850*0001',
  'BEG*00*NE*P00001*R7*20261123',
  'N1*ST*Dock',
  'PO1*1*100*PC***BP*A',
  'SE*5*0001',
  'GE*1*9',
  'IEA*1*000000009',
]
  .map((segment) => `${segment}~`)
  .join('');
