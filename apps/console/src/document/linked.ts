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

/** Cuts the text of a line where the stretches in it begin and end; what nobody speaks of is a piece too. */
export function pieces(line: Stretch & { readonly text: string }, stretches: readonly Stretch[]): Piece[] {
  const end = line.offset + line.text.length;
  const inside = stretches.filter(
    (each) => each.length > 0 && each.offset >= line.offset && each.offset + each.length <= end,
  );
  const cuts = [...new Set([line.offset, end, ...inside.flatMap((each) => [each.offset, each.offset + each.length])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((offset, index) => {
    const length = (cuts[index + 1] ?? end) - offset;
    const piece = { offset, length };
    return {
      ...piece,
      text: line.text.slice(offset - line.offset, offset - line.offset + length),
      // A stretch as long as the line is about the line, not about a word of it.
      spoken: inside.some((each) => each.length < line.text.length && overlaps(piece, each)),
    };
  });
}
