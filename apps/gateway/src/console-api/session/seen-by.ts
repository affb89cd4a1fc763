import { type Narrowing, type PartnerOfCompany, partnersWithin } from '@quayside/accounts';
import type { LivePartner } from '@quayside/exchange';

/** The partners that an account sees, by the profiles that are live now; null where it is not narrowed. */
export function seenBy(narrowing: Narrowing, live: readonly LivePartner[]): readonly string[] | null {
  return partnersWithin(narrowing, live.map(companyOf));
}

function companyOf({ partner: { id, profile } }: LivePartner): PartnerOfCompany {
  return { id, connection: profile.odoo.connection, company: profile.odoo.company };
}
