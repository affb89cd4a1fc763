import type { RefusalPreview } from '@quayside/exchange';
import type { z } from 'zod';
import type { refusalShape } from './refusal-shape.js';

/** What refusing a document would tell its partner, and how. */
export function presentRefusal({ way, obstacle, text }: RefusalPreview): z.input<typeof refusalShape> {
  return { way: way && `sent as ${way.set} through ${way.channel}`, obstacle, text };
}
