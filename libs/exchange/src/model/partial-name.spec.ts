import { expect, it } from 'vitest';
import { isPartialName } from './partial-name.js';

it.each(['a.part', 'a.TMP', '.a.edi', 'a.filepart', 'a.edi~', 'a.partial', 'a.temp'])(
  '%s is still being written',
  (name) => {
    expect(isPartialName(name)).toBe(true);
  },
);

it.each(['partner.edi', 'part', 'a.parts', 'a~b'])('%s is complete', (name) => {
  expect(isPartialName(name)).toBe(false);
});
