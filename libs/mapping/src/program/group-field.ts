import type { Segment } from '@quayside/edi';
import type { Finding } from '@quayside/std';
import type { Expected, Field } from './field.js';
import type { FieldPattern } from './field-pattern.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import { Mark, type Reading } from './reading.js';
import type { When } from './when.js';

interface Member {
  readonly name: string;
  readonly field: Field;
  readonly isRequired: boolean;
}

/** A group of fields. One in which the set said nothing is not there, and leaves what it took to others. */
export class GroupField implements Field {
  readonly kind = 'group';
  readonly lookups: readonly Lookup[];
  readonly isQuiet: boolean;
  readonly paths: readonly string[];
  private readonly isDocument: boolean;
  private readonly members: readonly Member[];
  /** Where reading stood before the group that is read now. */
  private readonly before = new Mark();

  constructor(
    readonly field: FieldPattern,
    readonly fields: readonly (readonly [name: string, field: Field])[],
    /** Fields without which the group says nothing. */
    readonly required: readonly string[],
    readonly when: When | undefined,
  ) {
    this.lookups = [...new Set(fields.flatMap(([, inner]) => inner.lookups))];
    this.paths = fields.flatMap(([, inner]) => inner.paths);
    this.isQuiet = when === undefined;
    this.isDocument = field.text === '';
    this.members = fields.map(([name, inner]) => ({ name, field: inner, isRequired: required.includes(name) }));
  }

  read(frame: Frame, reading: Reading, expected: Expected): Record<string, unknown> | undefined {
    reading.said = false;
    if (this.when !== undefined && !this.when.holds(frame, reading)) return undefined;
    // Most groups are about segments that are not there: nothing would come of their fields.
    if (!this.isDocument && !this.maySay(frame, reading)) return undefined;
    reading.mark(this.before);
    return this.readFields(frame, reading, expected);
  }

  private maySay(frame: Frame, reading: Reading): boolean {
    for (const lookup of this.lookups) if (lookup.first(frame, reading) >= 0) return true;
    return false;
  }

  private readFields(frame: Frame, reading: Reading, expected: Expected): Record<string, unknown> | undefined {
    const value: Record<string, unknown> = {};
    let said = false;
    let found = 0;
    for (const { name, field, isRequired } of this.members) {
      const read = field.read(frame, reading, 'may');
      if (read === undefined) continue;
      value[name] = read;
      said ||= reading.said;
      if (isRequired) found++;
    }
    const isWhole = found === this.required.length;
    reading.said = said;
    if (!this.isDocument && (!said || (!isWhole && expected === 'may'))) {
      reading.backTo(this.before);
      reading.said = false;
      return undefined;
    }
    if (!isWhole) this.complain(value, frame, reading);
    return value;
  }

  private complain(value: object, frame: Frame, reading: Reading): void {
    const pointer = reading.pointer(this.field);
    const missing = this.required.filter((name) => !(name in value));
    // What is missing because it could not be read has been reported.
    const reported = reading.findings.slice(this.before.findings).map(({ field = '' }) => `${field}/`);
    const unsaid = missing.filter((name) => !reported.some((field) => field.startsWith(`${pointer}/${name}/`)));
    reading.findings.push(...unsaid.map((name) => this.missing(name, pointer, frame, reading)));
  }

  private missing(name: string, pointer: string, { loop, segment }: Frame, { set }: Reading): Finding {
    const paths = this.fields.find(([each]) => each === name)?.[1].paths ?? [];
    const where = paths.length === 0 ? 'and nothing says where it stands' : `it is looked for in ${paths.join(', ')}`;
    const at = segment >= 0 ? segment : loop < 0 && set.ends[0] === 0 ? 0 : loop;
    const opener: Segment | undefined = set.segments[at];
    const fault = { code: 'field-missing', severity: 'fatal', field: `${pointer}/${name}` } as const;
    return { ...opener?.place(), ...fault, message: `missing; ${where}` };
  }
}
