import type { Finding, Result, Severity } from '@quayside/std';
import type { Field } from './field.js';
import type { FieldPattern } from './field-pattern.js';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import type { Source } from './source.js';

/** A single value: the first source that has something, then the default. */
export class ValueField implements Field {
  readonly kind = 'value';
  readonly lookups: readonly Lookup[];
  readonly isQuiet: boolean;

  constructor(
    readonly field: FieldPattern,
    readonly sources: readonly Source[],
    /** What it is where no source has anything. */
    readonly otherwise: string | undefined,
    /** Where no source has anything it is the place of the item in its list: 1, 2, 3. */
    readonly counted: boolean,
    readonly paths: readonly string[],
    /** Where it stood is not noted. */
    private readonly isLink: boolean,
  ) {
    this.lookups = sources.flatMap((source) => source.lookups);
    this.isQuiet = sources.every((source) => source.when === undefined);
  }

  read(frame: Frame, reading: Reading): string | undefined {
    for (const source of this.sources) {
      if (source.when !== undefined && !source.when.holds(frame, reading)) continue;
      const found = source.find(frame, reading, this.field);
      if (found !== undefined) return this.taken(found, source, reading);
    }
    reading.said = false;
    return this.counted ? String((reading.itemsOf(this.field).at(-1) ?? 0) + 1) : this.otherwise;
  }

  private taken(found: Result<string>, { note }: Source, reading: Reading): string | undefined {
    reading.takeSpots();
    if (!found.ok) {
      reading.findings.push(this.finding('field-invalid', 'fatal', found.error, reading));
      return undefined;
    }
    if (note !== undefined)
      reading.findings.push(this.finding(note.code, note.severity ?? 'info', note.message, reading));
    if (!this.isLink) reading.cameFrom(this.field);
    reading.said = true;
    return found.value;
  }

  private finding(code: string, severity: Severity, message: string, reading: Reading): Finding {
    return { ...reading.placeOf(0), code, severity, field: reading.pointer(this.field), message };
  }
}

/** Always the same, wherever it comes from. */
export class ConstantField implements Field {
  readonly kind = 'value';
  readonly lookups: readonly Lookup[] = [];
  readonly isQuiet = true;
  readonly paths: readonly string[] = [];

  constructor(
    readonly field: FieldPattern,
    readonly value: string,
  ) {}

  read(_frame: Frame, reading: Reading): string {
    reading.said = false;
    return this.value;
  }
}
