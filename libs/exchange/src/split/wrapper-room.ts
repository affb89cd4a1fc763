import type { PartnerProfile } from '@quayside/partners';
import type { FileRow, WrapperKind } from '../model/rows.js';
import type { Store } from '../ports/store.js';
import { WrapperFault } from '../ports/wrappers.js';
import { entryName } from './entry-name.js';

type Limits = PartnerProfile['wrappers'];

/** From here on the ratio counts: a small file of blanks is no bomb. */
const ratioFrom = 10 * 1024 * 1024;
const usualLimits: Limits = { entries: 1000, unpacked: 2 * 1024 ** 3, ratio: 200, depth: 3 };

/** What may still come out of a wrapper. */
export interface Room {
  readonly files: number;
  readonly bytes: number;
  readonly limits: Limits;
}

/** What may still come out, of all that the outermost wrapper holds: wrappers in wrappers have no limits of their own. */
export async function roomFor(
  store: Pick<Store, 'wrappersAround' | 'unwrappedFrom'>,
  file: FileRow,
  kind: WrapperKind,
  limits: Limits = usualLimits,
): Promise<Room> {
  const around = await store.wrappersAround(file.id);
  if (around.length > limits.depth) {
    throw new WrapperFault(
      'wrapper-too-deep',
      `${file.name} is a ${kind} file inside ${around.length - 1} others: ${limits.depth} were agreed (wrappers.depth).`,
    );
  }
  const outermost = around.at(-1) ?? file;
  const used = await store.unwrappedFrom(outermost.id);
  const byRatio = Math.max(ratioFrom, outermost.size * limits.ratio);
  return {
    files: limits.entries - used.files,
    bytes: Math.min(limits.unpacked, byRatio) - used.bytes,
    limits,
  };
}

export function tooMany(file: FileRow, { entries }: Limits): WrapperFault {
  const message = `More than ${entries} files lie in ${file.name}, and that is what was agreed (wrappers.entries). None of them was taken.`;
  return new WrapperFault('wrapper-too-large', message);
}

export function tooLarge(file: FileRow, entry: string, { unpacked, ratio }: Limits): WrapperFault {
  const message = `What lies in ${file.name} is too large: unpacking stopped in ${entryName(entry)}. At most ${unpacked} bytes and ${ratio} times the size of the file were agreed (wrappers.unpacked, wrappers.ratio). None of it was taken.`;
  return new WrapperFault('wrapper-too-large', message);
}
