import type { DocumentAgreement } from './profile/document-agreement.js';
import { agreementFor } from './outgoing/agreement-for.js';
import { wayOfChange } from './outgoing/as-sent.js';
import type { Partner } from './partner.js';

/** How the orders of a partner go out, with every default filled in. */
export interface OrdersOut {
  /** Name or login of the channel, where one is named. */
  readonly channel: string | undefined;
  readonly fileName: string;
  readonly waitsFor: 'sent' | 'acknowledged';
  /** A day such as 2026-11-30. */
  readonly from: string | undefined;
  readonly inTest: 'show' | 'send';
  /** Which documents take the attachments of the order along; of changes only those that are new. */
  readonly attachments: { readonly order: boolean; readonly change: boolean };
}

/** Nothing where no orders go out to this partner. */
export function ordersOutOf(partner: Partner): OrdersOut | undefined {
  const agreed = partner.profile.documents.order?.find(isOutgoing);
  if (!agreed) return undefined;
  const { attachments: areAgreed = false } = agreed;
  const change = wayOfChange(partner) === 'replace' || agreementFor(partner, 'order-change')?.set === 'ubl:OrderChange';
  const attachments = { order: areAgreed, change: areAgreed && change };
  const { channel, fileName = '{type}-{order}-{version}.{ending}', waitsFor = 'sent', from, inTest = 'show' } = agreed;
  return { channel, fileName, waitsFor, from, inTest, attachments };
}

/** How a partner hears of what was received, with every default filled in. */
export type ReceiptsOut = Pick<OrdersOut, 'channel' | 'fileName' | 'inTest'>;

/** Nothing where this partner does not hear of it. */
export function receiptsOutOf({ profile }: Partner): ReceiptsOut | undefined {
  const agreed = profile.documents['receiving-advice']?.find(isOutgoing);
  if (!agreed) return undefined;
  const { channel, fileName = '{type}-{order}-{version}.{ending}', inTest = 'show' } = agreed;
  return { channel, fileName, inTest };
}

function isOutgoing({ direction }: DocumentAgreement): boolean {
  return direction === 'out';
}
