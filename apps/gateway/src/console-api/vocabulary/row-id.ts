import { z } from 'zod';

export const rowId = z.uuid();
