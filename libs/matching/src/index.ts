/**
 * What a document means for its order. A *discrepancy* is a difference between the two; a *tolerance* says how much of one is
 * agreed, and the *policy* who owns what goes beyond it. Together they make a *decision*.
 */
export {
  type DiscrepancyKind,
  type LineKey,
  type ChargeRule,
  type MatchingPolicy,
  type OtherLine,
  type Owner,
  type Tolerance,
  type UnitFactor,
  defaultMatchingPolicy,
  discrepancyKinds,
  lineKeys,
  owners,
} from './policy.js';
export {
  isFigureChange,
  type Decision,
  type Delivery,
  type Discrepancy,
  type FigureChange,
  type Hold,
  type ItemChange,
  type LineChange,
  type LineMatch,
  type Outcome,
} from './decision.js';
export type { Explanation, SuggestedRule } from './explain/explanation.js';
export type { MatchOptions } from './decide.js';
export { match } from './match.js';
export { matchCatalogue } from './price-list/compare-catalogue.js';
export type { PricedProduct, PriceListChange, PriceListValues, VendorPrice } from './price-list/priced-product.js';
export { unitFactor } from './units.js';
export { changeOf, type ChangeOfOrder, type ChangeOptions } from './change-of-order.js';
export { heardIn, type Echo, type Heard } from './heard.js';
export { maskedAccount, namedAccounts } from './bank-account.js';
export type { History } from './measured-from.js';
export { inOurNumbers } from './our-numbers.js';
export { type KnownPiece, serialItem, type ShippedBefore } from './shipped-before.js';
export { differenceKey, type Settlement, usualWay, type Way, ways, waysOf } from './settlement.js';
export type { TypedBill } from './typed-bills.js';
