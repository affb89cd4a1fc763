import { z } from 'zod';

/** What every list takes. */
export const pageQuery = z.object({
  after: z.uuid('the `next` of the page before').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type PageQuery = z.infer<typeof pageQuery>;
