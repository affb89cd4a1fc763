/** How well a thing fits into a slot, all that is in it together; the less the better. */
export interface Fitting {
  readonly things: number;
  readonly slots: number;
  /** What a thing says against one slot. */
  readonly own: (thing: number, slot: number) => number;
  /** What the things of one slot together say against it; also of a slot that nothing is in. */
  readonly together: (things: readonly number[], slot: number) => number;
}

/** Which slot each thing is in. */
export type Assignment = readonly number[];

/** Every assignment is tried up to so many. Beyond that what fits best goes first, and things change places while that helps. */
const mostTried = 4096;

/** Puts each thing into a slot so that all of it fits best. Gives every assignment found that fits as well as the best one does. */
export function bestAssignments(fitting: Fitting): readonly Assignment[] {
  const { things, slots } = fitting;
  if (slots === 0) return [];
  return slots ** things <= mostTried ? allBest(fitting) : improved(oneByOne(fitting), fitting);
}

/** Lets two things change places as long as that fits better; at the end with those that fit alike. */
function improved(from: Assignment, fitting: Fitting): readonly Assignment[] {
  let best = from;
  let least = costOf(best, fitting);
  for (let round = 0; round < rounds; round++) {
    const others = swapped(best).map((each) => ({ each, cost: costOf(each, fitting) }));
    const better = others.find(({ cost }) => cost < least - tiny);
    if (!better) return [best, ...others.flatMap(({ each, cost }) => (cost <= least + tiny ? [each] : []))];
    [best, least] = [better.each, better.cost];
  }
  return [best];
}

const rounds = 20;
/** With more things than this nobody waits for all their swaps. */
const mostSwapped = 60;

function swapped(assignment: Assignment): Assignment[] {
  if (assignment.length > mostSwapped) return [];
  return assignment.flatMap((slot, a) =>
    assignment.slice(a + 1).flatMap((other, offset) => {
      const b = a + 1 + offset;
      return slot === other ? [] : [assignment.with(a, other).with(b, slot)];
    }),
  );
}

function allBest(fitting: Fitting): readonly Assignment[] {
  const { things, slots } = fitting;
  let least = Infinity;
  let best: Assignment[] = [];
  for (let code = 0; code < slots ** things; code++) {
    const assignment = digits(code, slots, things);
    const cost = costOf(assignment, fitting);
    if (cost > least + tiny) continue;
    if (cost < least - tiny) best = [];
    least = Math.min(least, cost);
    best.push(assignment);
  }
  return best;
}

const tiny = 1e-9;

/** The slots of the things as the digits of a number, so that the first assignment is the one in their order. */
function digits(code: number, base: number, length: number): number[] {
  return Array.from({ length }, (_, at) => Math.floor(code / base ** (length - 1 - at)) % base);
}

function costOf(assignment: Assignment, { slots, own, together }: Fitting): number {
  const inside = Array.from({ length: slots }, () => [] as number[]);
  let cost = 0;
  assignment.forEach((slot, thing) => {
    inside[slot]?.push(thing);
    cost += own(thing, slot);
  });
  return inside.reduce((sum, things, slot) => sum + together(things, slot), cost);
}

/** The pair that fits best first, then the next of what is left; when all slots are taken they are free once more. */
function oneByOne({ things, slots, own, together }: Fitting): Assignment {
  const cost = (thing: number, slot: number) => own(thing, slot) + together([thing], slot);
  const pairs = Array.from({ length: things * slots }, (_, at) => {
    const [thing, slot] = [Math.floor(at / slots), at % slots];
    return { thing, slot, cost: cost(thing, slot) };
  }).toSorted((a, b) => a.cost - b.cost || a.thing - b.thing || a.slot - b.slot);
  const assignment: number[] = Array.from({ length: things }, () => -1);
  while (assignment.includes(-1)) {
    const taken = new Set<number>();
    for (const { thing, slot } of pairs) {
      if (assignment[thing] !== -1 || taken.has(slot)) continue;
      assignment[thing] = slot;
      taken.add(slot);
    }
  }
  return assignment;
}
