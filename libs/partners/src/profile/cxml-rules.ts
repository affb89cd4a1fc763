import { z } from 'zod';

/** How the cXML documents of the partner are written, both its own and ours. */
export const cxml = z
  .strictObject({
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language such as en or de-AT')
      .default('en')
      .meta({ description: 'xml:lang: the language of texts, which cXML must say' }),
  })
  .prefault({});
