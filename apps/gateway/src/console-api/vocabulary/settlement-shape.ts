import { ways } from '@quayside/matching';
import { z } from 'zod';

export const wayShape = z.enum(ways).meta({
  id: 'Way',
  description:
    'Take it into the order or the price list, leave that as it is, or attach the document to the bill that is there',
});

/** What becomes of each difference, by its key. */
export const settlementShape = z.record(z.string().max(2000), wayShape).meta({
  id: 'Settlement',
  description:
    'By the key of the difference; one that is left out leaves the order as it is, or attaches the document where that alone is possible',
});
