import { WrapperFault, type OpenWrapper, type WrappedEntry } from '@quayside/exchange';
import { decrypt, enums, readMessage, verify, type Message, type PublicKey } from 'openpgp';
import type { Secrets } from '../secrets.js';
import { ourKey, partnerKeys } from './openpgp-keys.js';
import { judgeSignatures, type Verification } from './signatures.js';

type Agreement = NonNullable<OpenWrapper['openpgp']>;

/**
 * Nothing that comes out is used before the last byte was verified: the files are made after the whole message was read. So
 * it may be given out while it is decrypted, and needs no room in memory.
 */
const config = { allowUnauthenticatedStream: true };

/** The one file in an OpenPGP message, and what its signatures say. */
export async function* openpgpEntries(wrapper: OpenWrapper, secrets: Secrets): AsyncIterable<WrappedEntry> {
  const { name, openpgp } = wrapper;
  if (!openpgp) throw new TypeError(`${name}: no OpenPGP was agreed`);
  const source = watched(wrapper.read());
  const verificationKeys = await partnerKeys(openpgp, name);
  const opened = await open(source.bytes, openpgp, secrets, verificationKeys).catch((error: unknown) => {
    throw source.failed() ?? faultOf(name, error);
  });
  yield { kind: 'file', name: entryName(name, opened.filename), bytes: read(opened.data, name, source.failed) };
  const judged = await judgeSignatures(opened.signatures, verificationKeys, openpgp.signature);
  if (judged.kind === 'refused') throw new WrapperFault('openpgp-signature', `${name}: ${judged.message}`);
  yield { kind: 'remark', code: judged.code, serious: judged.serious, message: judged.message };
}

/** Older forms too, so that what is too weak, or too new, is refused for what it is. */
const encryptedPackets = [
  enums.packet.symEncryptedIntegrityProtectedData,
  enums.packet.symmetricallyEncryptedData,
  enums.packet.aeadEncryptedData,
];

interface Opened {
  readonly data: AsyncIterable<Uint8Array>;
  readonly filename: string | undefined;
  readonly signatures: readonly Verification[];
}

async function open(
  bytes: AsyncIterable<Uint8Array>,
  agreement: Agreement,
  secrets: Secrets,
  verificationKeys: PublicKey[],
): Promise<Opened> {
  const message = await messageOf(bytes);
  const encrypted = encryptedPackets.some((tag) => message.packets.findPacket(tag));
  const result = encrypted
    ? await decrypt({
        ...{ message, verificationKeys, config, format: 'binary' as const },
        decryptionKeys: await ourKey(agreement, secrets),
      })
    : await verify({ message, verificationKeys, config, format: 'binary' as const });
  const data = result.data as unknown as AsyncIterable<Uint8Array>;
  const filename =
    'filename' in result ? (result.filename as string) : (message.unwrapCompressed().getFilename() ?? '');
  return { data, filename, signatures: result.signatures };
}

/** Armoured or binary, by its first byte: a packet's has the highest bit set. */
async function messageOf(bytes: AsyncIterable<Uint8Array>): Promise<Message<Uint8Array>> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const all = async function* () {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
  };
  const start = first.done === true ? new Uint8Array() : first.value;
  if (((start[0] ?? 0) & 0x80) !== 0) return parsed({ binaryMessage: ReadableStream.from(all()) });
  if (/^\s*-----BEGIN PGP SIGNED MESSAGE/.test(Buffer.from(start.subarray(0, 200)).toString('latin1'))) {
    throw new Error(
      'it is signed as clear text, which changes line ends and blanks; ask for a message with the file inside',
    );
  }
  const text = async function* () {
    for await (const chunk of all()) yield Buffer.from(chunk).toString('latin1');
  };
  return parsed({ armoredMessage: ReadableStream.from(text()) });
}

/** Its types name the streams of browsers, which Node's are but do not extend. */
function parsed(options: object): Promise<Message<Uint8Array>> {
  return readMessage({ ...options, config } as unknown as { armoredMessage: string });
}

async function* read(
  data: AsyncIterable<Uint8Array>,
  name: string,
  storeFailed: () => unknown,
): AsyncIterable<Uint8Array> {
  try {
    yield* data;
  } catch (error) {
    throw storeFailed() ?? faultOf(name, error);
  }
}

function entryName(name: string, inside: string | undefined): string {
  // Some programs put this where there was no name.
  if (inside && inside !== '_CONSOLE') return inside;
  return name.replace(/\.(pgp|gpg|asc)$/i, '');
}

function faultOf(name: string, error: unknown): unknown {
  if (error instanceof WrapperFault) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new WrapperFault('openpgp-broken', `${name} cannot be opened: ${why.replace(/\.$/, '')}.`, 'onboarding', {
    cause: error,
  });
}

/** What the store throws says nothing of the file. */
function watched(bytes: AsyncIterable<Uint8Array>) {
  let failure: unknown;
  const watching = async function* () {
    try {
      yield* bytes;
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { bytes: watching(), failed: () => failure };
}
