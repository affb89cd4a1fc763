import type { SetSummary, XmlElement } from '@quayside/edi';
import type { Finding, Place } from '@quayside/std';
import type { CompiledMapping } from '../compile-mapping.js';
import type { ElementLayout } from '../compile/element-layout.js';
import type { Translation } from '../read/translation.js';

/** A mapping of XML or JSON. */
export type ElementMapping = CompiledMapping & { readonly elements: ElementLayout };

/** What an XML or JSON file holds: its documents, and what is wrong with the file as a whole. */
export interface ElementFile {
  readonly sets: readonly { readonly set: SetSummary; readonly translation: Translation }[];
  readonly findings: readonly Finding[];
  /** The root, of XML. */
  readonly root?: XmlElement;
}

/** Bytes of a file up to a limit: what is beyond is counted and not kept. */
export async function bytesUpTo(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    // One byte more than the limit is enough for a reader to refuse it.
    if (length <= limit) parts.push(chunk);
    else if (length - chunk.length <= limit) parts.push(chunk.subarray(0, limit - (length - chunk.length) + 1));
  }
  return Buffer.concat(parts);
}

/** What is told of a document that is no set of EDI. */
export function summaryOf(
  { type, release, reference }: Pick<SetSummary, 'type' | 'release' | 'reference'>,
  { offset = 0, length = 0 }: Place,
  index: number,
): SetSummary {
  return {
    ...{ type, release, reference, index, offset, length },
    ...{ group: null, segments: 1, verdict: 'accepted', findings: [] },
  };
}

/** The fault of a file that none of the agreed mappings is for. */
export function notAgreed(message: string, place: Place): Finding {
  return { ...place, code: 'set-not-agreed', severity: 'fatal', message };
}
