import type { WrapperKind } from '../model/rows.js';

const zip = [
  [0x50, 0x4b, 0x03, 0x04],
  // One without entries, and one in several parts.
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
];
const gzip = [0x1f, 0x8b, 0x08];
const tarBlock = 512;
/** Session keys, signatures, encrypted, compressed and literal data: what an OpenPGP message may begin with (RFC 9580, 5). */
const packets: ReadonlySet<number> = new Set([1, 3, 4, 8, 9, 11, 18, 20]);

/** What kind of wrapper a file is by its first bytes, whatever its name says; nothing when it is none. */
export function wrapperOf(beginning: Uint8Array, openpgp: boolean): WrapperKind | undefined {
  const begins = (with_: readonly number[]) => with_.every((byte, at) => beginning[at] === byte);
  if (zip.some(begins)) return 'zip';
  if (begins(gzip)) return 'gzip';
  if (isTar(beginning)) return 'tar';
  return openpgp && isOpenPgp(beginning) ? 'openpgp' : undefined;
}

/** The first header of a tar file: its magic (POSIX, and older GNU) and its sum, in which the sum itself counts as blanks. */
function isTar(beginning: Uint8Array): boolean {
  if (beginning.length < tarBlock) return false;
  const text = Buffer.from(beginning.subarray(0, tarBlock)).toString('latin1');
  if (text.slice(257, 262) !== 'ustar') return false;
  const said = /^[ 0]*([0-7]+)[ \0]/.exec(text.slice(148, 156))?.[1];
  const sum = beginning.subarray(0, tarBlock).reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  return said !== undefined && Number.parseInt(said, 8) === sum;
}

function isOpenPgp(beginning: Uint8Array): boolean {
  const text = Buffer.from(beginning).toString('latin1');
  if (/^\s*-----BEGIN PGP (MESSAGE|SIGNED MESSAGE)/.test(text)) return true;
  const first = beginning[0] ?? 0;
  // The first bit is always set; the second says where the kind of the packet stands.
  if ((first & 0x80) === 0) return false;
  return packets.has((first & 0x40) !== 0 ? first & 0x3f : (first >> 2) & 0x0f);
}
