import type { InterchangeReading } from '../reading.js';
import { Opening } from './opening.js';
import type { ReaderOptions } from '../envelope/options.js';

/** Reads one interchange while its bytes come. */
export interface InterchangeReader {
  push(chunk: Uint8Array): void;
  /** What the interchange as a whole turned out to be; call it once, when its last byte was pushed. */
  end(): InterchangeReading;
}

/**
 * Reads one interchange, a piece of a file as `createSplitter` cuts it. Sets go to `onSet` as soon as they are complete; faults
 * become findings and never stop the reading. Memory: the set that is being read.
 *
 * @example
 * const sets = [];
 * const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
 * reader.push(bytes);
 * const interchange = reader.end();
 * interchangeVerdict(interchange); // => 'accepted'
 * sets.map((set) => [set.type, set.verdict]); // => [['855', 'accepted']]
 * sets[0].tree.children[1].text(3); // => 'PO4711'
 */
export function createInterchangeReader(options: ReaderOptions): InterchangeReader {
  const opening = new Opening(options);
  return {
    push: (chunk) => opening.push(chunk),
    end: () => opening.end(),
  };
}
