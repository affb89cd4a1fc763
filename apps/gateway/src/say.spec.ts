import { expect, it } from 'vitest';
import { sayOn } from './say.js';

it('speaks plainly to a terminal', () => {
  let written = '';
  sayOn({ isTTY: true, write: (text) => (written += text) })('\nStopped.');
  expect(written).toBe('\nStopped.\n');
});

it('writes one line of JSON, as the log does, where nobody reads along', () => {
  let written = '';
  sayOn({ write: (text) => (written += text) })('\nQuayside runs.\n  Console');
  expect(written.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(written)).toMatchObject({ level: 30, event: 'said', msg: 'Quayside runs.\n  Console' });
});
