import type { PartnerBook } from '@quayside/exchange';
import { z } from 'zod';

/** Who and what a row is about, for links and lists. */
export const partnerRef = z.object({ id: z.string(), name: z.string() }).meta({ id: 'PartnerRef' });

/** Names of partners, read once for a whole answer. */
export type PartnerNames = (id: string) => z.input<typeof partnerRef>;

/** What every feature reads that shows partners. */
export interface PartnerNameReads {
  names(): Promise<PartnerNames>;
}

export function partnerNameReads(book: PartnerBook): PartnerNameReads {
  return {
    async names() {
      const names = new Map((await book.all()).map(({ partner }) => [partner.id, partner.name]));
      return (id) => ({ id, name: names.get(id) ?? id });
    },
  };
}
