import type { Partner } from '@quayside/partners';
import type { FileFormat } from '../ports/reading.js';

/**
 * In what a file without an envelope is written, as far as such files were agreed with its partner: XML begins with "<", JSON with
 * "{" or "[", and everything else is CSV. Nothing where none of it was agreed. Texts of XML and JSON may hold what looks like an
 * interchange; any other file is one without an envelope only when there is none in it (`alone`).
 */
export function formatOfFile(partner: Partner, start: Uint8Array, alone: boolean): FileFormat | undefined {
  const looks = looksLike(start);
  if (partner[looks]?.comes && (alone || looks !== 'csv')) return looks;
  if (!alone) return undefined;
  return partner.csv?.comes ? 'csv' : onlyOther(partner);
}

function looksLike(start: Uint8Array): FileFormat {
  // Marks of an encoding, zeros of UTF-16, filler and blanks stand before the first character.
  const first = start.find(
    (byte) => ![0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x00, 0x1a, 0x20, 0x09, 0x0a, 0x0d].includes(byte),
  );
  if (first === 0x3c) return 'xml';
  return first === 0x7b || first === 0x5b ? 'json' : 'csv';
}

// What looks like something else than was agreed is read as what was agreed: the reader says what is wrong with it.
function onlyOther(partner: Partner): FileFormat | undefined {
  const agreed = (['xml', 'json'] as const).filter((format) => partner[format]?.comes);
  return agreed.length === 1 ? agreed[0] : undefined;
}
