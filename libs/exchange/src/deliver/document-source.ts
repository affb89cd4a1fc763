import type { DocumentRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { bytesOf } from '../step/payload-bytes.js';

/** The bytes of a document as they came, under the name that its attachment has in the ERP. */
export interface DocumentSource {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly length: number;
}

/** As much of a document as names its attachment. */
type Named = Pick<DocumentRow, 'setType' | 'setRelease' | 'setReference' | 'number' | 'length'>;

export function sourceOf(row: Named): DocumentSource {
  const { ending, mediaType } = formatOf(row);
  const name = `${row.setType}-${(row.number ?? row.setReference).replace(/[^\w.-]/g, '_')}.${ending}`;
  return { name, mediaType, length: row.length };
}

export async function sourceBytes(ports: Ports, row: DocumentRow): Promise<Uint8Array> {
  const arrival = await ports.store.arrival(row.arrival);
  const file = arrival && (await ports.store.file(arrival.file));
  if (!file) throw new TypeError(`the bytes of document ${row.id} are missing`);
  return bytesOf(ports.store.payloads.read(file.payload, row.offset, row.length));
}

// Sets of X12 have numbers, messages of EDIFACT names.
function formatOf({ setType, setRelease }: Named): { readonly ending: string; readonly mediaType: string } {
  if (setType === 'JSON') return { ending: 'json', mediaType: 'application/json' };
  if (/^(UBL|cXML|XML)\b/.test(setRelease)) return { ending: 'xml', mediaType: 'application/xml' };
  if (setType === 'CSV') return { ending: 'csv', mediaType: 'text/csv' };
  if (/^\d/.test(setType)) return { ending: 'x12', mediaType: 'application/EDI-X12' };
  return { ending: 'edi', mediaType: 'application/EDIFACT' };
}
