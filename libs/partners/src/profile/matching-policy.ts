import { type ChargeRule, defaultMatchingPolicy, type MatchingPolicy, type Tolerance } from '@quayside/matching';
import type { Decimal } from '@quayside/std';
import type { PartnerProfile } from './profile.js';

/** What matching needs of a profile. */
export function matchingPolicy(profile: PartnerProfile): MatchingPolicy {
  const { tolerances } = profile;
  const standard = defaultMatchingPolicy;
  return {
    price: tolerance(tolerances.price) ?? standard.price,
    quantityOver: tolerance(tolerances.quantityOver) ?? standard.quantityOver,
    quantityUnder: tolerance(tolerances.quantityUnder) ?? standard.quantityUnder,
    total: tolerance(tolerances.total) ?? standard.total,
    charges: tolerance(tolerances.charges) ?? standard.charges,
    daysEarly: tolerances.date.daysEarly ?? standard.daysEarly,
    daysLate: tolerances.date.daysLate ?? standard.daysLate,
    beyond: { ...standard.beyond, ...beforeReceipt(profile), ...profile.beyond },
    withinTolerance: profile.withinTolerance,
    lockedOrders: profile.lockedOrders,
    owners: { ...standard.owners, ...profile.owners },
    lineKeys: profile.lines.keys,
    unlistedLines: profile.lines.unlisted,
    otherLines: profile.lines.other.map(({ item, description, as }) => ({
      as,
      ...(item && { item }),
      ...(description && { description }),
    })),
    units: profile.units.map(({ from, to, factor, item }) => ({
      from,
      to,
      factor,
      ...(item !== undefined && { item }),
    })),
    billBeforeReceipt: profile.invoices.beforeReceipt,
    chargeRules: profile.invoices.charges.map(chargeRule),
    ...(profile.currency !== undefined && { currency: profile.currency }),
  };
}

/** What is noted is beyond what was agreed, and goes on all the same. */
function beforeReceipt({ invoices }: PartnerProfile): Pick<MatchingPolicy['beyond'], 'receipt'> {
  return { receipt: invoices.beforeReceipt === 'hold' ? 'hold' : 'note' };
}

function chargeRule({
  code,
  description,
  product,
  account,
}: PartnerProfile['invoices']['charges'][number]): ChargeRule {
  return {
    ...(code && { code }),
    ...(description && { description }),
    as: product === undefined ? { account: account ?? '' } : { product },
  };
}

interface Written {
  readonly percent?: Decimal | undefined;
  readonly amount?: Decimal | undefined;
}

function tolerance(written: Written | undefined): Tolerance | undefined {
  if (!written) return undefined;
  const { percent, amount } = written;
  return { ...(percent !== undefined && { percent }), ...(amount !== undefined && { amount }) };
}
