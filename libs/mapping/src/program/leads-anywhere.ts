import type { SetIndex } from '@quayside/edi';
import type { Path } from '../rules/path.js';
import { Chains } from './chains.js';
import { Frame } from './frame.js';
import { findAt } from './scope-compiler.js';
import { StepTable } from './step-table.js';

/** Whether a path leads to anything in a file of XML or JSON. */
export function leadsAnywhere(content: SetIndex, { steps }: Path): boolean {
  const table = new StepTable();
  const frame = new Frame(1);
  findAt(table, steps, 0);
  table.fill(content, 0, true, frame, new Chains());
  return frame.first[0] !== -1;
}
