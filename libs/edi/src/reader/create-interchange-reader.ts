import type { InterchangeReading } from '../reading.js';
import { Opening } from './opening.js';
import type { ReaderOptions } from './options.js';

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
 * const reader = createInterchangeReader({ onSet: (set) => console.log(set.type, set.verdict) });
 * reader.push(bytes);
 * const interchange = reader.end();
 */
export function createInterchangeReader(options: ReaderOptions): InterchangeReader {
  const opening = new Opening(options);
  return {
    push: (chunk) => opening.push(chunk),
    end: () => opening.end(),
  };
}
