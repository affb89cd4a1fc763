import { describe, expect, it } from 'vitest';
import { AttributeNumbers, elementPath } from './element-path.js';

const read = (text: string) => elementPath(text, new AttributeNumbers());

describe('a path of elements', () => {
  it.each([
    ['cbc:ID', { look: 'here', steps: [{ tag: 'cbc:ID' }] }],
    ['a/b/c', { look: 'here', steps: [{ tag: 'a' }, { tag: 'b' }, { tag: 'c' }] }],
    ['a/@n', { look: 'here', steps: [{ tag: 'a' }], element: 2 }],
    ['@n', { look: 'here', steps: [{ tag: '.' }], element: 2 }],
    ['.', { look: 'here', steps: [{ tag: '.' }] }],
    ['../../a', { look: 'outer', up: 2, steps: [{ tag: 'a' }] }],
    ['../@n', { look: 'outer', up: 1, steps: [{ tag: '.' }], element: 2 }],
    ["a[@n='X Y'|Z]", { look: 'here', steps: [{ tag: 'a', qualifier: { element: 2, codes: ['X Y', 'Z'] } }] }],
    ['a[.=X]', { look: 'here', steps: [{ tag: 'a', qualifier: { element: 1, codes: ['X'] } }] }],
    [
      'a[b/c=X]/d',
      {
        look: 'here',
        steps: [
          { tag: 'a', qualifier: { element: 1, codes: ['X'], below: [{ tag: 'b' }, { tag: 'c' }] } },
          { tag: 'd' },
        ],
      },
    ],
  ])('%s is read', (text, path) => {
    expect(read(text)).toEqual({ ok: true, value: { text, ...path } });
  });

  it.each(['', '/a', 'a//b', 'a/', '..', 'a/../b', 'a[b]', 'a[=x]', 'a b', '@', 'a[../b=1]'])('%s is none', (text) => {
    expect(read(text)).toMatchObject({
      ok: false,
      error: expect.stringContaining(`"${text}" is not a path`) as string,
    });
  });

  it('gives an attribute the same number wherever it stands', () => {
    const numbers = new AttributeNumbers();
    expect([numbers.of('a'), numbers.of('b'), numbers.of('a'), numbers.known('c')]).toEqual([2, 3, 2, undefined]);
  });
});
