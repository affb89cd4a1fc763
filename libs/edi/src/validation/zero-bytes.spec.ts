import { acknowledge } from '../acknowledge/acknowledge.js';
import { edifact, readAll, x12 } from '@quayside/samples/interchanges';
import { unstorableIn } from '@quayside/std';
import { describe, expect, it } from 'vitest';

const policy = { ta1: 'always', functional: '997', detail: 'all', contrl: 'functional' } as const;
const envelope = { controlNumbers: ['000000001', '000000002'], at: new Date(0) };

/** Reads with every check of characters switched off: U+0000 is none of them. */
const read = (text: string) => readAll(text, { validation: { characters: 'off' } });

function answersTo(text: string): string {
  const { interchange, sets } = read(text);
  return acknowledge(interchange, sets, policy, envelope)
    .map(({ content }) => content)
    .join('');
}

describe('U+0000 in a set', () => {
  const sample = x12().replace('DP*038', 'DP*0\u00008');

  it('refuses it with the place, whatever was agreed about characters', () => {
    const { sets } = read(sample);
    expect(sets[0]).toMatchObject({ verdict: 'rejected' });
    expect(sets[0]?.findings).toMatchObject([
      {
        code: 'character-invalid',
        severity: 'fatal',
        tag: 'REF',
        element: 2,
        offset: sample.indexOf('0\u00008'),
        length: 3,
      },
    ]);
  });

  it('is answered as an invalid character', () => {
    expect(answersTo(sample)).toMatch(/AK3\*REF\*\d+\*\*8~\s*AK4\*2\*\*6/);
    expect(answersTo(edifact().replace('HINGE', 'HI\0NGE'))).toMatch(/UCD\+21\+/);
  });

  it('is one in a segment that no dictionary knows, and in a set of which there is none', () => {
    for (const text of [
      x12().replace('REF*DP*038', 'QQ9*\0'),
      x12().replace('ST*855', 'ST*111').replace('DP*038', 'DP*\0'),
    ]) {
      expect(read(text).sets[0]).toMatchObject({ verdict: 'rejected' });
    }
  });
});

it('is nothing wrong in binary data, whose text can be kept all the same', () => {
  const set = ['ST*841*0001', 'BIN*4*a\0b~', 'BDS*ASC*3*\x01\0*', 'SE*4*0001'];
  const { sets } = read(x12({ sets: [set], functionalId: 'SP' }));
  expect(sets[0]).toMatchObject({ findings: [{ code: 'no-dictionary' }] });
  const texts = sets[0]?.tree.children.slice(1, 3).map((each) => each.kind === 'segment' && each.text(each.elements));
  expect(texts).toEqual(['a\ufffdb~', '\x01\ufffd*']);
});

it.each([
  ['the sender of ISA', x12().replace('SUPPLIER       ', 'SUPPL\0IER      ')],
  ['the date of ISA', x12().replace(/\*\d{5}\d(\*\d{4}\*)/, '*26112\0$1')],
  ['the sender of a group', x12().replace(/GS\*PR\*\w/, 'GS*PR*\0')],
  ['the tag of a segment', x12().replace('REF*', 'R\0F*')],
  ['the reference of a set', x12().replaceAll('*0001~', '*00\u00001~')],
  ['the sender of UNB', edifact().replace('SUPPLIER', 'SUPPL\0IER')],
  ['the reference of a message', edifact().replace('UNH+1+', 'UNH+\0+')],
])('gives texts that can be kept for U+0000 in %s', (_, text) => {
  const { interchange, sets } = read(text);
  const texts = sets.map(({ content: _content, ...rest }) => rest);
  expect(unstorableIn([interchange, texts])).toBeUndefined();
});
