import { own } from '../rules/path.js';
import type { Reading } from './reading.js';
import type { StepTest } from './step-test.js';

/** The codes in brackets that led to a value: they were read with it. */
export class WayTaken {
  constructor(
    /** What the last step asks of the segment itself. */
    private readonly last: StepTest | undefined,
    /** In XML and JSON what the steps before it ask, from the last of them to the first. */
    private readonly before: readonly (StepTest | undefined)[],
    private readonly lastTag: string,
  ) {}

  take(node: number, { set, taken }: Reading): void {
    const { last } = this;
    if (last !== undefined) taken.take(node, last.element, last.component);
    let loop = this.lastTag === own ? node : (set.parents[node] as number);
    for (const test of this.before) {
      if (test !== undefined) for (const holder of test.holders(set, loop)) taken.take(holder, test.element);
      loop = set.parents[loop] as number;
    }
  }
}
