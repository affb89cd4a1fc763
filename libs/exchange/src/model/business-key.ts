import type { DocumentType } from '@quayside/canonical';
import type { Brand } from '@quayside/std';
import { keyText } from './found-by.js';
import type { Usage } from './usage.js';

/** What makes two documents the same one, whatever envelope carried them. */
export type BusinessKey = Brand<string, 'BusinessKey'>;

/** What a document is known by among those of its partner. */
interface Keyed {
  readonly type: DocumentType;
  readonly number: string;
  readonly release?: string | undefined;
}

/** Company, usage, partner, type and number; an order acknowledgement has no number of its own but with its release. */
export function businessKeyOf(
  {
    company,
    usage,
    partner,
  }: { readonly company: number | undefined; readonly usage: Usage; readonly partner: string },
  document: Keyed,
): BusinessKey {
  const number =
    document.type === 'order-acknowledgement' && document.release !== undefined
      ? `${document.number}/${document.release}`
      : document.number;
  return [company ?? 'default', usage, partner, document.type, keyText(number)].join('|') as BusinessKey;
}

/** The key under which the ledger knows a document: one that was never translated is only itself. */
export function ledgerKeyOf(row: { readonly id: string; readonly businessKey: BusinessKey | null }): BusinessKey {
  return row.businessKey ?? (row.id as BusinessKey);
}
