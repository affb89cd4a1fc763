import { z } from 'zod';

export const refusalShape = z
  .object({
    way: z.string().nullable().meta({ description: 'How the partner is told; nothing where a person has to tell it' }),
    obstacle: z.string().nullable().meta({ description: 'Why it cannot be told although that was agreed' }),
    text: z.string().meta({ description: 'What the partner is told, in its language' }),
  })
  .meta({ id: 'RefusalPreview' });
