import { expect, it } from 'vitest';
import { sayOn } from './say.js';

function streams(isTTY: boolean) {
  const said = { out: '', error: '' };
  const stdout = { isTTY, write: (text: string) => (said.out += text) };
  const stderr = { write: (text: string) => (said.error += text) };
  return { said, stdout, stderr };
}

it('says what a person reads on standard output where somebody reads along', () => {
  const { said, ...out } = streams(true);
  sayOn(out)('Stopped.');
  expect(said).toEqual({ out: 'Stopped.\n', error: '' });
});

it('leaves standard output to the log where nobody does', () => {
  const { said, ...out } = streams(false);
  sayOn(out)('Quayside runs.\n  Console');
  expect(said).toEqual({ out: '', error: 'Quayside runs.\n  Console\n' });
});
