export {
  type DiscrepancyKind,
  type LineKey,
  type MatchingPolicy,
  type Owner,
  type Tolerance,
  type UnitFactor,
  defaultMatchingPolicy,
  discrepancyKinds,
  lineKeys,
  owners,
} from './policy.js';
export type { Decision, Delivery, Discrepancy, Hold, LineMatch, Outcome } from './decision.js';
export type { MatchOptions } from './decide.js';
export { match } from './match.js';
