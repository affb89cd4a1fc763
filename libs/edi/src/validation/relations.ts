import { assertNever } from '@quayside/std';
import type { Relation } from '../dictionaries/definition.js';
import type { FindingCode } from '../findings/catalog.js';

/** A relational condition that does not hold. */
export interface BrokenRelation {
  readonly code: FindingCode;
  /** The position that is missing, or one too many. */
  readonly position: number;
  /** The filled position that asks for it, or excludes it; none where one of several is required. */
  readonly trigger?: number;
  /** A sentence; `name` turns a position into "REF02". */
  message(name: (position: number) => string): string;
}

/** What a kind of condition says when it is broken: the place at fault and a sentence. */
type Check = (positions: readonly number[], has: (position: number) => boolean) => BrokenRelation | undefined;

const checks: Readonly<Record<Relation['kind'], Check>> = {
  P(positions, has) {
    const wanted = has(positions[0] ?? 0);
    if (positions.every((position) => has(position) === wanted)) return undefined;
    const filled = positions.filter(has);
    const missing = firstMissing(positions, has);
    const by = filled[0] ?? 0;
    return condition(missing, (name) => `${name(missing)} is missing, it comes together with ${name(by)}`, by);
  },
  R(positions, has) {
    if (positions.some(has)) return undefined;
    return condition(positions[0] ?? 0, (name) => `One of ${positions.map(name).join(', ')} is required`);
  },
  E(positions, has) {
    const filled = positions.filter(has);
    return filled.length <= 1 ? undefined : exclusion(filled);
  },
  C(positions, has) {
    const [first = 0] = positions;
    if (!has(first) || positions.every(has)) return undefined;
    const others = positions.slice(1);
    const missing = firstMissing(others, has);
    return condition(
      missing,
      (name) => `${name(missing)} is missing, it is required when ${name(first)} is there`,
      first,
    );
  },
  L(positions, has) {
    const [first = 0] = positions;
    if (!has(first)) return undefined;
    const others = positions.slice(1);
    if (others.some(has)) return undefined;
    const named = (name: (position: number) => string): string => others.map(name).join(', ');
    const message: BrokenRelation['message'] = (name) =>
      `One of ${named(name)} is required when ${name(first)} is there`;
    return condition(others[0] ?? 0, message, first);
  },
};

/** True when a condition holds for sure; `filled` has a bit for each position that is filled. */
export function surelyHolds({ kind, positions, mask }: Relation, filled: number): boolean {
  const there = filled & mask;
  const first = 1 << (positions[0] ?? 0);
  if (mask === 0) return false;
  switch (kind) {
    case 'P':
      return there === 0 || there === mask;
    case 'R':
      return there !== 0;
    case 'E':
      return (there & (there - 1)) === 0;
    case 'C':
      return (there & first) === 0 || there === mask;
    case 'L':
      return (there & first) === 0 || there !== first;
    default:
      return assertNever(kind);
  }
}

/** Checks one condition; `has` says whether a position is filled. */
export function brokenRelation(relation: Relation, has: (position: number) => boolean): BrokenRelation | undefined {
  return checks[relation.kind](relation.positions, has);
}

function firstMissing(positions: readonly number[], has: (position: number) => boolean): number {
  return positions.find((position) => !has(position)) ?? 0;
}

function condition(position: number, message: BrokenRelation['message'], trigger?: number): BrokenRelation {
  return { code: 'element-condition', position, message, ...(trigger !== undefined && { trigger }) };
}

function exclusion(filled: readonly number[]): BrokenRelation {
  const position = filled[1] ?? 0;
  return {
    code: 'element-exclusion',
    position,
    trigger: filled[0] ?? 0,
    message: (name) => `Only one of ${filled.map(name).join(', ')} may be there`,
  };
}
