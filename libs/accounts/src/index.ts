/** People: who they are, what they do, what each may see and settle, and how they prove that it is they. */
export {
  asksForCode,
  type Account,
  type AccountTerms,
  type LinkPurpose,
  type NewLink,
  type OpenSession,
} from './account.js';
export {
  companyName,
  decidesFor,
  partnersWithin,
  sees,
  seesClassified,
  type Authority,
  type Narrowing,
  type PartnerOfCompany,
} from './authority.js';
export { followLink, makeLink, tokenHash, whoseLink, type Followed, type Link } from './links.js';
export { beginOneTime, changeOwnPassword, confirmOneTime, provesByCode, type Changed } from './own-account.js';
export type { OneTimeSecret } from './one-time-code.js';
export { fewestCharacters, passwordFault } from './password-rule.js';
export type { LastAdmin, PeoplePorts, PeopleStore } from './ports.js';
export { admit, grantedBy, type Admitted, type Grant, type Granted, type Identity, type Vouched } from './vouched.js';
export { isRole, roles, settles, type Classified, type DecidesFor, type Role } from './roles.js';
