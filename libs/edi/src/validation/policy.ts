import type { Severity } from '@quayside/std';

/** What a check does when it finds something: nothing, a warning, or refusing what it is about. */
export type Strictness = 'off' | 'warn' | 'fatal';

/** The checks that a profile can set, in the order in which a profile lists them. */
export const validationChecks = [
  'characters',
  'lengths',
  'types',
  'dates',
  'codes',
  'mandatory',
  'relations',
  'repeats',
  'order',
  'unknownSegments',
  'unusedElements',
  'counts',
  'totals',
  'references',
  'duplicateReferences',
  'trailingSeparators',
  'envelope',
] as const;

/** The name of a check. */
export type ValidationCheck = (typeof validationChecks)[number];

/** How strict each check is: plain data, so that it can stand in a profile. */
export type ValidationPolicy = Readonly<Record<ValidationCheck, Strictness>>;

/**
 * What EDI practice expects: what cannot be trusted (structure, counts, references, unreadable numbers and dates) is refused,
 * what can be used though it breaks a rule is accepted with a note.
 */
export const defaultValidation: ValidationPolicy = {
  characters: 'warn',
  lengths: 'warn',
  types: 'fatal',
  dates: 'fatal',
  codes: 'warn',
  mandatory: 'fatal',
  relations: 'warn',
  repeats: 'warn',
  order: 'fatal',
  unknownSegments: 'warn',
  unusedElements: 'warn',
  counts: 'fatal',
  totals: 'warn',
  references: 'fatal',
  duplicateReferences: 'fatal',
  trailingSeparators: 'off',
  envelope: 'warn',
};

/** The severity that a check gives its findings; undefined when it is off. */
export function severityOf(policy: ValidationPolicy, check: ValidationCheck): Severity | undefined {
  const strictness = policy[check];
  return strictness === 'off' ? undefined : strictness;
}

/** A policy in which the checks that are not named keep their default. */
export function validationPolicy(changes: Partial<ValidationPolicy> = {}): ValidationPolicy {
  return { ...defaultValidation, ...changes };
}
