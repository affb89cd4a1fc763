import type { AdvisedReceipt } from '../model/advised-receipt.js';
import type { Usage } from '../model/usage.js';

/** Reads of the receipts that partners hear of. */
export interface ReceiptReads {
  advisedReceipt(id: string): Promise<AdvisedReceipt | undefined>;
  /** What this partner heard, or is to hear, of an order: what was done first comes first. */
  receiptsOf(partner: string, orderNumber: string): Promise<readonly AdvisedReceipt[]>;
  /** The first receipts of a partner that are to be told, by their ids: none of which a person has to decide. */
  dueReceipts(partner: string, usage: Usage, now: Date, limit: number): Promise<readonly string[]>;
  /** Since when receipts go out to this partner. */
  receiptsBegan(partner: string, usage: Usage): Promise<Date | undefined>;
  /** Every partner to which receipts go out, by id. */
  partnersWithReceipts(): Promise<readonly { readonly partner: string; readonly usage: Usage }[]>;
}

export interface ReceiptWrites {
  /** One that is known already stays as it is. Returns how many were not. */
  noteReceipts(receipts: readonly AdvisedReceipt[]): Promise<number>;
  setReceipt(
    id: string,
    change: Partial<Pick<AdvisedReceipt, 'certain' | 'dueAt' | 'dispatch' | 'toldAt'>>,
  ): Promise<void>;
  /** From now on receipts go out to this partner; when it was noted first counts. */
  beginReceipts(partner: string, usage: Usage, at: Date): Promise<void>;
  /** No receipts go out to it any more, nor those that waited; should they once more, that begins anew. */
  endReceipts(partner: string, usage: Usage): Promise<void>;
}
