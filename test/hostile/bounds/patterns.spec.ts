import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withoutSecrets } from '@quayside/edi';
import { parseProfile } from '@quayside/partners';
import { describe, expect, it } from 'vitest';

// Patterns and profiles that are made to take for ever, outside the threads that read: in the gateway, the console's checks, the CLI.

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const soonMs = 5_000;

it.each([
  ['many beginnings', '<SharedSecret>'.repeat(100_000)],
  ['many prefixes', `<${'a:'.repeat(500_000)}`],
  ['zero bytes', '<\0'.repeat(400_000)],
  ['a secret that never ends', `<SharedSecret>${'<'.repeat(1_000_000)}`],
])('masks secrets of cXML in a text of %s in no time', (_, text) => {
  expect(timed(() => withoutSecrets(Buffer.from(text)))).toBeLessThan(soonMs);
});

describe('a profile', () => {
  const kern = readFileSync(path.resolve(import.meta.dirname, '../../../partner-profiles/kern.yaml'), 'utf8');

  it.each([
    [
      'of aliases within aliases',
      `${kern}\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n${Array.from({ length: 12 }, (_, n) => `x${n + 1}: &x${n + 1} [${Array(9).fill(`*x${n}`).join(', ')}]`).join('\n')}\n`,
    ],
    ['with an escape that is no character', kern.replace('Kern Springs', '"Kern\\0Springs"')],
    ['with half of a character', kern.replace('Kern Springs', '"Kern\\ud800"')],
    ['with a zero byte', kern.replace('Kern Springs', 'Kern\0Springs')],
    ['of great depth', `${kern}\nx: ${'['.repeat(5_000)}`],
    [
      'of great depth in blocks',
      `${kern}\n${Array.from({ length: 1_500 }, (_, n) => `${' '.repeat(n)}x:`).join('\n')}\n`,
    ],
    ['of a form of days that repeats itself', kern.replace('[DD.MM.YYYY, YYYY-MM-DD]', `['${'Y'.repeat(50_000)}MD ']`)],
  ])('%s is refused with findings, in no time', (_, text) => {
    const ms = timed(() => {
      const parsed = parseProfile(text, 'kern.yaml');
      expect(parsed.ok).toBe(false);
    });
    expect(ms).toBeLessThan(soonMs);
  });
});
