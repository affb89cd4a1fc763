import { describe, expect, it } from 'vitest';
import { FoldedLines, type Happening } from './folded-lines.js';

const refused: Happening = {
  ...{ kind: 'login', row: 'acme', to: 'refused', what: 'login refused: wrong password', from: '203.0.113.5' },
  ...{ actor: 'acme', partner: 'acme' },
};

function journal() {
  const written: string[] = [];
  const folded = new FoldedLines(({ what }) => Promise.resolve(void written.push(what)));
  return { folded, lines: () => written };
}

describe('what may happen any number of times', () => {
  it('is a line at first, then a count a minute, for as long as it goes on', async () => {
    const { folded, lines } = journal();
    for (let n = 0; n < 215; n += 1) await folded.note(refused);
    expect(lines()).toEqual(['login refused: wrong password, from 203.0.113.5']);
    await folded.flush();
    await folded.note(refused);
    await folded.flush();
    await folded.flush();
    await folded.note(refused);
    expect(lines()).toEqual([
      'login refused: wrong password, from 203.0.113.5',
      'login refused: wrong password: 214 times more in this minute, from 203.0.113.5',
      'login refused: wrong password: once more in this minute, from 203.0.113.5',
      'login refused: wrong password, from 203.0.113.5',
    ]);
  });

  it('says from how many addresses it came, and names some', async () => {
    const { folded, lines } = journal();
    for (let n = 0; n <= 20; n += 1) await folded.note({ ...refused, from: `10.0.0.${n}` });
    await folded.flush();
    expect(lines().at(-1)).toMatch(
      /: 20 times more .*, from 20 addresses, such as 10\.0\.0\.1, 10\.0\.0\.2, 10\.0\.0\.3$/,
    );
  });

  it('is one thing by its topic, in the words of the last one', async () => {
    const { folded, lines } = journal();
    for (const key of ['A', 'B', 'C']) {
      await folded.note({ ...refused, what: `login refused: key ${key} is not in the profile`, topic: 'key' });
    }
    await folded.flush();
    expect(lines()).toEqual([
      'login refused: key A is not in the profile, from 203.0.113.5',
      'login refused: key C is not in the profile: 2 times more in this minute, from 203.0.113.5',
    ]);
  });

  it('fills no journal, whatever comes from a thousand addresses under a thousand names', async () => {
    const { folded, lines } = journal();
    for (let minute = 0; minute < 5; minute += 1) {
      for (let n = 0; n < 1_000; n += 1) {
        await folded.note({ ...refused, row: `name-${minute}-${n}`, from: `2001:db8:${n.toString(16)}::1` });
      }
      await folded.flush();
    }
    expect(lines().length).toBeLessThan(5 * 42);
    expect(lines()).toContainEqual(
      expect.stringMatching(
        /^refused 9\d\d times more in this minute, as 9\d\d names, such as .*, from 9\d\d addresses/,
      ),
    );
  });

  it('still has a line for each partner that comes in while strangers knock', async () => {
    const { folded, lines } = journal();
    for (let n = 0; n < 500; n += 1) await folded.note({ ...refused, row: `name-${n}` });
    for (let n = 0; n < 100; n += 1)
      await folded.note({ ...refused, row: `partner-${n}`, to: 'in', what: 'login by key' });
    expect(lines().filter((line) => line.startsWith('login by key'))).toHaveLength(100);
  });
});
