import { isDeepStrictEqual } from 'node:util';
import {
  acknowledge,
  createInterchangeReader,
  createSplitter,
  type InterchangeReading,
  type Loop,
  type Piece,
  type SetReading,
} from '@quayside/edi';
import { unstorableIn } from '@quayside/std';

/** A source of numbers below a bound. */
export type Random = (below: number) => number;

const policy = { ta1: 'always', functional: '997', detail: 'all', contrl: 'functional' } as const;
const envelope = { controlNumbers: ['000000001', '000000002'], at: new Date(0) };

/**
 * What must hold for any bytes: nothing throws, pieces tile the file, segments lie within their piece in order, chunking changes
 * nothing, every text can be kept, and what is answered can be read. Throws an Error that says what does not hold.
 */
export function checkInvariants(bytes: Uint8Array, next: Random): void {
  const pieces = split(bytes, () => bytes.length);
  checkTiles(pieces, bytes.length);
  check(
    isDeepStrictEqual(
      split(bytes, () => 1 + next(64)),
      pieces,
    ),
    'pieces depend on chunks',
  );
  for (const piece of pieces) if (piece.kind !== 'unreadable') checkPiece(bytes, piece, next);
}

/** The pieces of a file that comes in chunks of the given sizes. */
export function split(bytes: Uint8Array, size: () => number): Piece[] {
  const splitter = createSplitter();
  const pieces: Piece[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = from + Math.max(1, size());
    pieces.push(...splitter.push(bytes.subarray(from, to)));
    from = to;
  }
  return [...pieces, ...splitter.end()];
}

function checkPiece(bytes: Uint8Array, piece: Piece, next: Random): void {
  const part = bytes.subarray(piece.offset, piece.offset + piece.length);
  const whole = read(part, piece.offset, () => part.length);
  const chunked = read(part, piece.offset, () => 1 + next(64));
  check(isDeepStrictEqual(chunked.interchange, whole.interchange), 'the envelope depends on chunks');
  check(isDeepStrictEqual(chunked.sets.map(summary), whole.sets.map(summary)), 'sets depend on chunks');
  const said = [whole.interchange, whole.sets.map(summary)];
  check(unstorableIn(said) === undefined, 'a text that cannot be kept');
  for (const set of whole.sets) checkSpans(set.tree, set.offset, piece.offset + piece.length);
  for (const answer of acknowledge(whole.interchange, whole.sets, policy, envelope)) checkAnswer(answer.content);
}

function checkAnswer(content: string): void {
  const { interchange } = read(new TextEncoder().encode(content), 0, () => content.length);
  check(
    interchange.complete && interchange.findings.every((each) => each.severity !== 'fatal'),
    'an answer is unreadable',
  );
}

function read(
  bytes: Uint8Array,
  fileOffset: number,
  size: () => number,
): { readonly interchange: InterchangeReading; readonly sets: readonly SetReading[] } {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ fileOffset, onSet: (set) => sets.push(set) });
  for (let from = 0; from < bytes.length;) {
    const to = from + Math.max(1, size());
    reader.push(bytes.subarray(from, to));
    from = to;
  }
  return { interchange: reader.end(), sets };
}

function summary({ tree, content: _content, ...rest }: SetReading): unknown {
  return { ...rest, texts: texts(tree) };
}

function texts(loop: Loop): unknown[] {
  return loop.children.map((child) => {
    if (child.kind === 'loop') return [child.id, child.repetition, ...texts(child)];
    return [child.tag, child.position, ...Array.from({ length: child.elements }, (_, n) => child.text(n + 1))];
  });
}

/** Segments follow each other without overlap; answers where the last one ends. */
function checkSpans(loop: Loop, from: number, to: number): number {
  let end = from;
  for (const child of loop.children) {
    if (child.kind === 'loop') end = checkSpans(child, end, to);
    else {
      check(child.offset >= end && child.offset + child.length <= to, 'segments overlap or leave their piece');
      end = child.offset + child.length;
    }
  }
  return end;
}

function checkTiles(pieces: readonly Piece[], length: number): void {
  let end = 0;
  for (const piece of pieces) {
    check(piece.offset === end && piece.length > 0, 'pieces leave a gap or overlap');
    end += piece.length;
  }
  check(end === length, 'pieces do not cover the file');
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
