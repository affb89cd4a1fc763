import { withoutAccounts } from '../vocabulary/bank-details.js';
import type { Original } from './file-reads.js';

/** As much as is looked through for accounts; what is larger may name some. */
const lookedThrough = 16 * 1024 * 1024;

/** Whether a file names a bank account, as far as can be seen: in what is packed or encrypted nobody sees it. */
export async function mayNameAccounts(original: Original): Promise<boolean> {
  if (original.wrapper !== null || original.size > lookedThrough) return true;
  const parts: Uint8Array[] = [];
  for await (const part of original.bytes()) parts.push(part);
  // Letters of accounts are the same in every character set that is read; UTF-16 has a NUL beside each.
  const text = Buffer.concat(parts).toString('latin1').replaceAll('\0', '');
  return withoutAccounts(text, await original.accounts()) !== text;
}
