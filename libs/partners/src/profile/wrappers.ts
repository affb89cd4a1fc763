import { z } from 'zod';
import { flag, size, whole } from './scalars.js';
import { privateKey } from './secret.js';

const between = (least: number, most: number) => ({
  check: (value: number) => value >= least && value <= most,
  message: `expected ${least} to ${most}`,
});
const depthRange = between(1, 8);
const ratioRange = between(1, 2000);

/** How much a zip, gzip or OpenPGP file may hold. What is in a wrapper is received like any other file. */
export const wrappers = z
  .strictObject({
    entries: whole.prefault('1000').meta({ description: 'Files in one, with those in wrappers inside it' }),
    unpacked: size.prefault('2GB').meta({ description: 'Bytes of all of them together' }),
    ratio: whole
      .prefault('200')
      .refine(ratioRange.check, ratioRange.message)
      .meta({ description: 'How many times larger than the wrapper they may be, from 10 MB on' }),
    depth: whole
      .prefault('3')
      .refine(depthRange.check, depthRange.message)
      .meta({ description: 'Wrappers inside wrappers' }),
  })
  .prefault({});

const publicKeyBlock = z
  .string()
  .regex(
    /^\s*-----BEGIN PGP PUBLIC KEY BLOCK-----/,
    'expected a block that begins with -----BEGIN PGP PUBLIC KEY BLOCK-----',
  );

/** OpenPGP, where it was agreed. */
export const openpgp = z
  .strictObject({
    key: privateKey.meta({ description: 'Our private key, in ASCII armour: a secret by its name' }),
    partnerKeys: z.array(publicKeyBlock).default([]).meta({
      description:
        "The partner's public keys, each a block in ASCII armour; list the old and the new one while a key changes",
    }),
    signature: z.enum(['required', 'checked', 'none']).default('required').meta({
      description: 'required: a file without a good signature is held; checked: one that is signed must be good; none',
    }),
    encrypt: flag
      .prefault('false')
      .meta({ description: 'What we send is signed by us and encrypted to the first of its keys that can be' }),
  })
  .refine(({ encrypt, partnerKeys }) => !encrypt || partnerKeys.length > 0, {
    path: ['partnerKeys'],
    message: 'expected a key to encrypt to',
  })
  .refine(({ signature, partnerKeys }) => signature === 'none' || partnerKeys.length > 0, {
    path: ['partnerKeys'],
    message: 'expected a key to check signatures with, or "signature: none"',
  })
  .optional();
