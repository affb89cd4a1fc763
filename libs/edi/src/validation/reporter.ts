import type { Place, Severity } from '@quayside/std';
import { finding, type EdiFinding, type FindingDetails } from '../findings/edi-finding.js';
import type { FindingCode } from '../findings/catalog.js';
import { severityOf, type ValidationCheck, type ValidationPolicy } from './policy.js';

/** A set that breaks every rule must not fill the memory with findings. */
const mostFindings = 1000;

/** Collects the findings of one set or envelope under a policy. */
export class Reporter {
  readonly findings: EdiFinding[] = [];
  private refused = false;

  /** Checks whose warnings are only worth a line here. */
  private readonly softened = new Set<ValidationCheck>();

  private lowered: ReadonlySet<FindingCode> = new Set();

  constructor(
    readonly policy: ValidationPolicy,
    /** Checks whose strictness was agreed: theirs is never lowered. */
    private readonly agreed: ReadonlySet<ValidationCheck> = new Set(),
    /** Amounts of type N2 are written with the point that they imply by the standard, as agreed. */
    readonly explicitPoint = false,
  ) {}

  /** From now on findings of these codes count one step less: refusing becomes a warning, a warning an info; not where the check was agreed. */
  lower(codes: ReadonlySet<FindingCode>): void {
    this.lowered = codes;
  }

  /** Whether findings of that code count one step less. */
  lowers(code: FindingCode): boolean {
    return this.lowered.has(code);
  }

  /** From now on warnings of this check are infos, unless they were agreed. */
  soften(check: ValidationCheck): void {
    this.softened.add(check);
  }

  /** Adds a finding with the severity that the policy gives the check; nothing when the check is off. */
  report(check: ValidationCheck, code: FindingCode, message: string, place: Place, details?: FindingDetails): void {
    const severity = severityOf(this.policy, check);
    if (severity === undefined) return;
    this.add(
      finding(code, this.agreed.has(check) ? severity : this.eased(severity, check, code), message, place, details),
    );
  }

  /** The same of something that need not be there at all: what cannot be read of it is no reason to refuse, unless that was agreed. */
  reportOptional(
    check: ValidationCheck,
    code: FindingCode,
    message: string,
    place: Place,
    details?: FindingDetails,
  ): void {
    const severity = severityOf(this.policy, check);
    if (severity === undefined) return;
    const given = severity === 'fatal' ? 'warn' : severity;
    this.add(
      finding(code, this.agreed.has(check) ? severity : this.eased(given, check, code), message, place, details),
    );
  }

  private eased(severity: Severity, check: ValidationCheck, code: FindingCode): Severity {
    const given = severity === 'warn' && this.softened.has(check) ? 'info' : severity;
    return this.lowered.has(code) ? stepBelow(given) : given;
  }

  /** Adds a finding whose severity no policy can change. */
  add(found: EdiFinding): void {
    if (found.severity === 'fatal') this.refused = true;
    if (this.findings.length < mostFindings) this.findings.push(found);
    else if (this.findings.length === mostFindings) {
      this.findings.push(finding('too-many-findings', 'warn', `There are more than ${mostFindings} findings`, {}));
    }
  }

  /** True when a check is on, so that its work can be left out when it is not. */
  checks(check: ValidationCheck): boolean {
    return this.policy[check] !== 'off';
  }

  /** True once something fatal was found, even if it no longer fit into the list. */
  get fatal(): boolean {
    return this.refused;
  }

  get warned(): boolean {
    return this.findings.some((found) => found.severity === 'warn');
  }
}

function stepBelow(severity: Severity): Severity {
  return severity === 'fatal' ? 'warn' : 'info';
}
