import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Taken } from './taken.js';

const node = fc.nat(4);
const element = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 29, max: 400 }));
const component = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 13, max: 99 }));
const step = fc.record({ at: fc.tuple(node, element, component), mark: fc.boolean(), back: fc.boolean() });

it('knows what was taken as a set of texts does, also when some of it was given back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const taken = new Taken();
      taken.clear(5);
      let model: string[] = [];
      const marks: { mark: number; before: string[] }[] = [];
      for (const { at, mark, back } of steps) {
        if (mark) marks.push({ mark: taken.mark, before: [...model] });
        taken.take(...at);
        model.push(at.join());
        const last = back ? marks.pop() : undefined;
        if (!last) continue;
        taken.backTo(last.mark);
        model = last.before;
      }
      for (const { at } of steps) {
        const [of, part, piece] = at;
        const isWhole = model.includes([of, part, 0].join());
        expect(taken.isWhole(of, part)).toBe(isWhole);
        expect(taken.isTaken(of, part, piece)).toBe(isWhole || model.includes(at.join()));
      }
    }),
    { numRuns: 2000 },
  );
});

it('begins the next set with nothing taken', () => {
  const taken = new Taken();
  taken.clear(2);
  taken.take(1, 3);
  taken.take(1, 300, 2);
  taken.clear(2);
  expect([taken.isTaken(1, 3), taken.isTaken(1, 300, 2), taken.mark]).toEqual([false, false, 0]);
});
