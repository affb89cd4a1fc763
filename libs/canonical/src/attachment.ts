import { z } from 'zod';
import { textValue } from './values.js';

/** A file that hangs on an order, such as a drawing: what it is, without its bytes. */
export const attachmentValue = z.strictObject({
  id: textValue.meta({ description: 'By which the ERP gives its bytes' }),
  name: textValue,
  mediaType: textValue,
  checksum: textValue.meta({ description: 'SHA-1 of its bytes' }),
  stays: z.enum(['too-large', 'too-many']).optional().meta({ description: 'Why it does not go along' }),
});

export type OrderAttachment = z.infer<typeof attachmentValue>;
