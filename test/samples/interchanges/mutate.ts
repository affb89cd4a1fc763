/** A small repeatable source of numbers (mulberry32), so that a failing input can be made again from its seed. */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const telling = [..."*~>^:+'?ISAUNBGEHTZ01 \r\n\0\xff"].map((each) => each.charCodeAt(0));

/** A damaged copy of some bytes: a few of them changed, removed, doubled, moved or cut off. */
export function mutated(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  let damaged = Array.from(bytes);
  for (let times = next(6); times >= 0; times--) damaged = once(damaged, next);
  return Uint8Array.from(damaged);
}

function once(bytes: number[], next: (below: number) => number): number[] {
  if (bytes.length === 0) return bytes;
  const at = next(bytes.length);
  const span = bytes.slice(at, at + 1 + next(40));
  switch (next(7)) {
    case 0:
      return bytes.with(at, next(256));
    case 1:
      return bytes.with(at, telling[next(telling.length)] ?? 0);
    case 2:
      return bytes.toSpliced(at, span.length);
    case 3:
      return bytes.toSpliced(next(bytes.length), 0, ...span);
    case 4:
      return bytes.slice(0, at);
    case 5:
      return bytes.toSpliced(at, 0, telling[next(telling.length)] ?? 0);
    default:
      return bytes.toSpliced(at, 1);
  }
}
