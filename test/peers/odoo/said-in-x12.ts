/** A segment: its name, then what is said at which place. */
export type Said = readonly [name: string, at: Readonly<Record<number, string>>];

type Segments = readonly (readonly string[])[];

export function segmentsOf(text: string): Segments {
  return text.split('~').map((segment) => segment.trim().split('*'));
}

/** Of all segments of that name, what they say at the same places. */
export function picked(segments: Segments, [name, at]: Said): readonly Said[] {
  const places = Object.keys(at).map(Number);
  return segments
    .filter(([one]) => one === name)
    .map((segment) => [name, Object.fromEntries(places.map((place) => [place, segment[place] ?? '']))]);
}

export function linesOf(segments: Segments): Segments {
  return segments.filter(([name]) => name === 'PO1' || name === 'POC');
}

/** The segments as they stand in the file, for the message of a failure. */
export function textOf(segments: Segments): string {
  return segments.map((segment) => segment.join('*')).join('\n');
}
