import { generate } from 'otplib';
import { expect, it } from 'vitest';
import { stepOfCode } from './one-time-code.js';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

// RFC 6238, appendix B: the secret "12345678901234567890" (SHA-1), of which an app shows the last six digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('knows the code of RFC 6238 at %i s', async (seconds, code) => {
  expect(await stepOfCode({ secret, code, usedStep: null }, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

it('forgives a clock that is off by one step, and no more', async () => {
  const now = 1_234_567_890;
  const at = async (seconds: number) => {
    const code = await generate({ secret, epoch: seconds });
    return stepOfCode({ secret, code, usedStep: null }, new Date(now * 1000));
  };
  expect([await at(now - 30), await at(now + 30)]).toEqual([now / 30 - 1, now / 30 + 1]);
  expect([await at(now - 90), await at(now + 90)]).toEqual([undefined, undefined]);
});

it('takes no code of a step that was used, or of one before it', async () => {
  const step = Math.floor(59 / 30);
  const used = (usedStep: number) => stepOfCode({ secret, code: '287082', usedStep }, new Date(59_000));
  expect([await used(step - 1), await used(step), await used(step + 1)]).toEqual([step, undefined, undefined]);
});

it.each(['', '28708', '2870822', 'abcdef', '２８７０８２'])('takes %j for no code', async (code) => {
  expect(await stepOfCode({ secret, code, usedStep: null }, new Date(59_000))).toBeUndefined();
});

it('makes recovery codes that are all others, and knows them however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
  const [code = ''] = codes;
  expect(recoveryCodeHash(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(recoveryCodeHash(code));
});
