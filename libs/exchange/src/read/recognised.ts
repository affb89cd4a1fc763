import { createSegmentWalk, type InterchangeHead, type PassingSegment } from '@quayside/edi';
import type { Payloads } from '../ports/store.js';

/** Enough to say what somebody unknown sends, without reading a large file for it. */
const lookedAt = 1024 * 1024;

/**
 * What an interchange turned out to be, in words for whoever has to find out whose it is: "X12 00401, live, control number
 * 000000123, 2 sets 855 and 1 set 856".
 */
export async function recognised(
  payloads: Payloads,
  file: { readonly payload: string },
  arrival: { readonly offset: number; readonly length: number },
  head: InterchangeHead,
): Promise<string> {
  const counts = new Map<string, number>();
  const count = (segment: PassingSegment) => {
    const type = segment.tag === 'ST' ? segment.text(1) : segment.tag === 'UNH' ? segment.text(2, 1) : undefined;
    if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1);
  };
  const walk = createSegmentWalk(count, { fileOffset: arrival.offset });
  for await (const chunk of payloads.read(file.payload, arrival.offset, Math.min(arrival.length, lookedAt))) {
    walk.push(chunk);
  }
  walk.end();
  const sets = [...counts].map(([type, many]) => `${many} set${many === 1 ? '' : 's'} ${type}`);
  const more = arrival.length > lookedAt ? 'at least ' : '';
  const contents = sets.length === 0 ? 'no sets' : more + sets.join(' and ');
  const syntax = head.syntax === 'x12' ? 'X12' : 'EDIFACT';
  return `${syntax} ${head.version}, ${head.usage}, control number ${head.controlNumber}, ${contents}`;
}
