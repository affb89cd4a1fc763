import { Refused, WrapperFault, type OpenWrapper, type Sealed } from '@quayside/exchange';
import { createMessage, encrypt, type PublicKey } from 'openpgp';
import type { Secrets } from '../secrets.js';
import { ourKey, partnerKeys } from './openpgp-keys.js';

interface ToSeal {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly openpgp: NonNullable<OpenWrapper['openpgp']>;
}

/** Signs with our key and encrypts to the first key of the partner that can be encrypted to, in ASCII armour. */
export async function sealed({ name, bytes, openpgp }: ToSeal, secrets: Secrets): Promise<Sealed> {
  try {
    const message = await createMessage({ binary: bytes, filename: name });
    const signingKeys = await ourKey(openpgp, secrets);
    const { key: encryptionKeys, fingerprint } = await recipient(await partnerKeys(openpgp, name));
    const armored: unknown = await encrypt({ message, signingKeys, encryptionKeys, format: 'armored' });
    return { name: `${name}.asc`, bytes: Buffer.from(String(armored)), key: fingerprint };
  } catch (error) {
    // Of what we send nothing is wrong with a file: a person must mend the key, and the step is tried again.
    throw error instanceof WrapperFault ? new Refused('openpgp', error.message, { cause: error }) : error;
  }
}

/** The key, and the fingerprint of it or of the part of it that is made for this. */
async function recipient(keys: readonly PublicKey[]): Promise<{ key: PublicKey; fingerprint: string }> {
  const faults: string[] = [];
  for (const key of keys) {
    try {
      const used = await key.getEncryptionKey();
      return { key, fingerprint: used.getFingerprint().toUpperCase() };
    } catch (error) {
      faults.push(`${key.getKeyID().toHex()}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const why = faults.length > 0 ? ` (${faults.join('; ')})` : '';
  throw new WrapperFault(
    'openpgp-key',
    `None of openpgp.partnerKeys can be encrypted to${why}. Ask the partner for its key.`,
  );
}
