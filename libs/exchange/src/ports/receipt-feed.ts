import type { Order, ReceivingAdvice } from '@quayside/canonical';
import type { ErpAddress } from '../model/erp-address.js';

/** Goods of an order that came, went back to the supplier, or were found to be damaged: once each, and for good. */
export interface DoneReceipt {
  /** By which the ERP knows it again. */
  readonly key: string;
  /** What people call it: WH/IN/00012. */
  readonly number: string;
  readonly orderNumber: string;
  /** Which of the vendors that were asked for, by its place among them. */
  readonly vendor: number;
  /** By the ERP's own clock, in whole seconds. */
  readonly doneAt: Date;
}

/** A part of what was asked for. `after` is given to get the next one, and is not there with the last. */
export interface DoneReceipts {
  readonly receipts: readonly DoneReceipt[];
  readonly after?: string;
}

/** What is to be told of a receipt, in the units of its order, which knows what is packed in what. */
export interface ReceivedOfOrder {
  readonly advice: ReceivingAdvice;
  readonly order: Order;
}

/** What a company has received of its orders. */
export interface ReceiptFeed {
  /**
   * Receipts, returns and scraps on orders of these vendors that were done in this second or later. A vendor that the ERP does not
   * know, or knows twice, has none.
   */
  receiptsDone(
    vendors: readonly ErpAddress['vendor'][],
    page: { readonly since: Date; readonly after?: string },
  ): Promise<DoneReceipts>;
  /** What is to be told of one of them; nothing where it is gone, or has no line of an order. */
  adviceOf(vendor: ErpAddress['vendor'], receipt: Pick<DoneReceipt, 'key'>): Promise<ReceivedOfOrder | undefined>;
}
