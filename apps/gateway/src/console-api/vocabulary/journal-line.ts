import type { JournalListed } from '@quayside/store';
import { z } from 'zod';
import { instant } from './instant.js';

export const journalLineShape = z
  .object({
    at: instant,
    kind: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    what: z.string(),
    actor: z.string(),
  })
  .meta({ id: 'JournalLine' });

export function presentJournal(lines: readonly JournalListed[]): z.input<typeof journalLineShape>[] {
  return lines.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}
