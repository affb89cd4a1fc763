/** A stretch of the file's bytes. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** Which of these say the same bytes: those of exactly this stretch, or else those that share some with it. */
export function counterparts<T extends Stretch>(of: Stretch, among: readonly T[]): T[] {
  const same = among.filter((each) => each.offset === of.offset && each.length === of.length);
  return same.length > 0 ? same : among.filter((each) => overlaps(of, each));
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

export interface Piece extends Stretch {
  readonly text: string;
  /** True where a field, an effect or a finding speaks of exactly these bytes. */
  readonly spoken: boolean;
}

/** A line of raw text: its bytes, and its text in the encoding of the file. */
export interface TextLine extends Stretch {
  readonly text: string;
  /** How many bytes its characters have; one, where nothing else is said. */
  readonly width?: 'one' | 'utf-8' | 'utf-16';
}

/** Where in the text a byte of the line stands. */
export function charAt({ offset, text, width = 'one' }: TextLine, byte: number): number {
  const bytes = Math.max(0, byte - offset);
  if (width === 'one') return Math.min(bytes, text.length);
  if (width === 'utf-16') return Math.min(bytes >> 1, text.length);
  let at = 0;
  for (let passed = 0; at < text.length && passed < bytes;) {
    const code = text.codePointAt(at) ?? 0;
    passed += bytesInUtf8(code);
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}

function bytesInUtf8(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Cuts the text of a line where the stretches in it begin and end; what nobody speaks of is a piece too. */
export function pieces(line: TextLine, stretches: readonly Stretch[]): Piece[] {
  const end = line.offset + line.length;
  const inside = stretches.filter(
    (each) => each.length > 0 && each.offset >= line.offset && each.offset + each.length <= end,
  );
  const cuts = [...new Set([line.offset, end, ...inside.flatMap((each) => [each.offset, each.offset + each.length])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((offset, index) => {
    const piece = { offset, length: (cuts[index + 1] ?? end) - offset };
    return {
      ...piece,
      text: line.text.slice(charAt(line, offset), charAt(line, offset + piece.length)),
      // A stretch as long as the line is about the line, not about a word of it.
      spoken: inside.some((each) => each.length < line.length && overlaps(piece, each)),
    };
  });
}

/** The stretches that begin in each line, so that no line has to look at those of all others. Lines are in the order of the file. */
export function byLine(lines: readonly Stretch[], stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const sorted = [...stretches].sort((a, b) => a.offset - b.offset);
  let at = 0;
  return lines.map(({ offset, length }) => {
    while ((sorted[at]?.offset ?? Infinity) < offset) at += 1;
    const from = at;
    while ((sorted[at]?.offset ?? Infinity) < offset + length) at += 1;
    return sorted.slice(from, at);
  });
}
