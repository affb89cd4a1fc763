import { Refused, WrapperFault, type OpenWrapper } from '@quayside/exchange';
import { decryptKey, readKeys, readPrivateKey, type PrivateKey, type PublicKey } from 'openpgp';
import type { Secrets } from '../secrets.js';

type Agreement = NonNullable<OpenWrapper['openpgp']>;

/** Our own private key, opened. Throws WrapperFault for operations when it cannot be used. */
export async function ourKey({ key }: Agreement, secrets: Secrets): Promise<PrivateKey> {
  try {
    const privateKey = await readPrivateKey({ armoredKey: await secrets(key.secret) });
    if (privateKey.isDecrypted()) return privateKey;
    if (!key.passphrase)
      throw new Refused('secrets', `the key "${key.secret}" has a passphrase, and the profile names none`);
    return await decryptKey({ privateKey, passphrase: await secrets(key.passphrase.secret) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Our OpenPGP key "${key.secret}" cannot be used: ${why}. Put it right, then process again.`;
    throw new WrapperFault('openpgp-key', message, 'operations', { cause: error });
  }
}

/** The public keys that the profile names. */
export async function partnerKeys({ partnerKeys: blocks }: Agreement, name: string): Promise<PublicKey[]> {
  const all: PublicKey[] = [];
  for (const [index, armoredKeys] of blocks.entries()) {
    try {
      all.push(...(await readKeys({ armoredKeys })));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new WrapperFault(
        'openpgp-signature',
        `${name}: openpgp.partnerKeys.${index} of the profile is no key: ${why}.`,
      );
    }
  }
  return all;
}
