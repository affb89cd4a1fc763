import type { RefusalPreview } from '@quayside/exchange';
import type { z } from 'zod';
import type { refusalShape } from './refusal-shape.js';

/** What refusing a document would tell its partner, and how. */
export function presentRefusal({ way, obstacle, text }: RefusalPreview): z.input<typeof refusalShape> {
  return { way: way && wayInWords(way), obstacle, text };
}

function wayInWords({ set, channel }: NonNullable<RefusalPreview['way']>): string {
  const form = set === 'checked' ? 'their own file with the reasons beside its rows' : set;
  return `sent as ${form} through ${channel}`;
}
