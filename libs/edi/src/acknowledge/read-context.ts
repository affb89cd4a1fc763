import type { Segment } from '../segment.js';
import type { AcknowledgedContext } from './acknowledgement-reading.js';

/** The CTX segments among those of one IK3 or IK4; nothing when there are none. */
export function contextsOf(segments: readonly Segment[]): { readonly contexts?: readonly AcknowledgedContext[] } {
  const contexts = segments.filter((each) => each.tag === 'CTX').map(readContext);
  return contexts.length === 0 ? {} : { contexts };
}

function readContext(ctx: Segment): AcknowledgedContext {
  const found = {
    value: ctx.text(1, 2),
    tag: ctx.text(2),
    position: numberOf(ctx.text(3)),
    loop: ctx.text(4),
    element: numberOf(ctx.text(5, 1)),
    component: numberOf(ctx.text(5, 2)),
    dataElement: ctx.text(6, 1),
  };
  const there = Object.entries(found).filter(([, value]) => value !== undefined);
  return { name: ctx.text(1, 1) ?? '', ...Object.fromEntries(there) };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
