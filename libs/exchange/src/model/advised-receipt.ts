import type { Usage } from './usage.js';

/** A receipt of the ERP of which its partner hears: noted when it was seen, and told once. */
export interface AdvisedReceipt {
  readonly id: string;
  readonly partner: string;
  readonly usage: Usage;
  readonly connection: string;
  readonly company: number | null;
  /** By which the ERP knows it again. */
  readonly key: string;
  /** What people call it: WH/IN/00012. */
  readonly number: string;
  readonly orderNumber: string;
  /** By the ERP's clock. */
  readonly doneAt: Date;
  /** It was done before receipts went out to this partner: it does not. */
  readonly earlier: boolean;
  /** A person says that it may go: what a restored backup does not know of it is settled. */
  readonly certain: boolean;
  /** When it is to be told, or tried again; nothing once it was, and while nobody wants it. */
  readonly dueAt: Date | null;
  /** Its bytes, and when they were made. */
  readonly dispatch: string | null;
  readonly toldAt: Date | null;
}
