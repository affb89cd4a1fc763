import type { DocumentAgreement } from './profile/document-agreement.js';
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
}

/** Nothing where no orders go out to this partner. */
export function ordersOutOf({ profile }: Partner): OrdersOut | undefined {
  const agreed = profile.documents.order?.find(isOutgoing);
  if (!agreed) return undefined;
  const { channel, fileName = '{type}-{order}-{version}.{ending}', waitsFor = 'sent', from, inTest = 'show' } = agreed;
  return { channel, fileName, waitsFor, from, inTest };
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
