import type { decrypt, PublicKey } from 'openpgp';

/** A signature of a message, and the promise that says whether it is good. */
export type Verification = Pick<Awaited<ReturnType<typeof decrypt>>['signatures'][number], 'keyID' | 'verified'>;

/** What the signatures of a message say, in words. */
export type Judged =
  | { readonly kind: 'passed'; readonly code: string; readonly serious: boolean; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Judges the signatures of a message whose bytes have all been read, by what was agreed. */
export async function judgeSignatures(
  signatures: readonly Verification[],
  keys: readonly PublicKey[],
  agreed: 'required' | 'checked' | 'none',
): Promise<Judged> {
  // Each must be waited for: one that nobody waits for would end the process.
  const outcomes = await Promise.all(signatures.map(outcomeOf));
  const passed = (code: string, message: string, serious = false) =>
    ({ kind: 'passed', code, serious, message }) as const;
  if (agreed === 'none') return passed('openpgp-opened', 'opened; signatures are not looked at, as was agreed');
  const good = outcomes.find((each) => each.good);
  if (good) return passed('openpgp-signed', `signed by ${signerOf(good.key, keys)}, and the signature is good`);
  if (outcomes.length === 0) {
    if (agreed === 'checked') return passed('openpgp-unsigned', 'it is not signed', true);
    return { kind: 'refused', message: 'it is not signed, and a signature was agreed (openpgp.signature)' };
  }
  return { kind: 'refused', message: outcomes.map(({ key, why }) => faultOf(key, why, keys)).join('; ') };
}

interface Outcome {
  readonly key: string;
  readonly good: boolean;
  readonly why: string;
}

async function outcomeOf({ keyID, verified }: Verification): Promise<Outcome> {
  const key = keyID.toHex();
  return verified.then(
    () => ({ key, good: true, why: '' }),
    (error: unknown) => ({ key, good: false, why: error instanceof Error ? error.message : String(error) }),
  );
}

function faultOf(key: string, why: string, keys: readonly PublicKey[]): string {
  if (!ownerOf(key, keys)) {
    return `it is signed with the key ${key}, which is none of openpgp.partnerKeys in the profile: ask the partner whether it has a new key, and add it`;
  }
  if (/expired/i.test(why)) {
    return `the key ${signerOf(key, keys)} had expired when it signed: ask the partner for its new key, and add it to the profile`;
  }
  return `the signature of ${signerOf(key, keys)} is not good (${why}): the file was changed after it was signed, or not signed by the partner`;
}

function signerOf(key: string, keys: readonly PublicKey[]): string {
  const [user] = ownerOf(key, keys)?.getUserIDs() ?? [];
  return user ? `${user} (${key})` : key;
}

function ownerOf(key: string, keys: readonly PublicKey[]): PublicKey | undefined {
  return keys.find((each) => each.getKeys().some((part) => part.getKeyID().toHex() === key));
}
