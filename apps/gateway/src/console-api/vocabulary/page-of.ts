import { z } from 'zod';

/** A page of rows; `next` continues after its last one. */
export function pageOf<T extends z.ZodType>(row: T, name: string) {
  return z.object({ rows: z.array(row), next: z.string().nullable() }).meta({ id: name });
}
