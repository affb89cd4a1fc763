import type { Piece } from './reading.js';
import { startLookahead } from './start-of-interchange.js';
import { PieceWalk } from './piece-walk.js';

/** Cuts a file into pieces while it comes. */
export interface Splitter {
  /** The pieces that ended within this chunk. */
  push(chunk: Uint8Array): Piece[];
  /** The last piece, when the file has ended. */
  end(): Piece[];
}

/**
 * Cuts the bytes of a file into interchanges and what lies between them. The pieces tile the file byte for byte; blanks and byte
 * order marks belong to a neighbour. An interchange whose trailer never comes reaches to where the next one begins. Memory: a few
 * hundred bytes, whatever the file.
 *
 * @example
 * const splitter = createSplitter();
 * const pieces = [...splitter.push(bytes), ...splitter.end()];
 * pieces.map((piece) => piece.kind); // => ['x12']
 */
export function createSplitter(): Splitter {
  let held = new Uint8Array(0);
  let offset = 0;
  const walk = new PieceWalk();

  const run = (chunk: Uint8Array, last: boolean): Piece[] => {
    const bytes = joined(held, chunk);
    const pieces: Piece[] = [];
    const until = last ? bytes.length : bytes.length - startLookahead;
    const done = until > 0 ? walk.advance({ bytes, offset, until }, pieces) : 0;
    held = bytes.slice(done);
    offset += done;
    return pieces;
  };
  return {
    push: (chunk) => (chunk.length === 0 ? [] : run(chunk, false)),
    end: () => [...run(new Uint8Array(0), true), ...walk.finish(offset)],
  };
}

function joined(held: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (held.length === 0) return chunk;
  const all = new Uint8Array(held.length + chunk.length);
  all.set(held);
  all.set(chunk, held.length);
  return all;
}
