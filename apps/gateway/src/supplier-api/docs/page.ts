import { ApiQuery } from '@nestjs/swagger';
import { z } from 'zod';

/** What every list takes. */
export const pageQuery = z.object({
  after: z.uuid('the `next` of the page before').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type PageQuery = z.infer<typeof pageQuery>;

/** How the OpenAPI document shows it. */
export function pageParameters(maximum: number): MethodDecorator[] {
  return [
    ApiQuery({
      name: 'after',
      required: false,
      schema: { type: 'string', format: 'uuid' },
      description: 'The `next` of the page before',
    }),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum, default: 50 } }),
  ];
}

/** What every list gives. */
export const pageOf = (rows: z.ZodType) =>
  z.object({
    rows: z.array(rows),
    next: z.string().nullable().meta({ description: 'Give it as `after` for the next page; null on the last one' }),
  });
