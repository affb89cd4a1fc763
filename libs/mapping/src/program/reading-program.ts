import { type CanonicalDocument, type DocumentType, fieldsOfType, type PlaceColumns } from '@quayside/canonical';
import type { SetIndex } from '@quayside/edi';
import { type Finding, isFatal } from '@quayside/std';
import type { AgreedBasis } from '../values/mapping-settings.js';
import { completeBases } from '../read/agreed-bases.js';
import { finished } from '../read/finished.js';
import { weighed } from '../read/weighed.js';
import type { OpenField } from '../read/open-field.js';
import type { TranslatedDocument } from '../read/translation.js';
import type { Path } from '../rules/path.js';
import type { GroupRule, Rule } from '../rules/rule.js';
import { assembled } from '../shipment/assembled.js';
import { compileField, groupField } from './compile-fields.js';
import { describedProgram } from './described-program.js';
import { ElementLeftovers } from './element-leftovers.js';
import type { Field } from './field.js';
import { FieldNumbers, FieldPattern } from './field-pattern.js';
import { GroupField } from './group-field.js';
import { type LeftoverRules, SegmentLeftovers } from './leftover-rules.js';
import { Reading } from './reading.js';
import { ScopeCompiler } from './scope-compiler.js';

/** What a mapping says, as far as reading goes. */
export interface ReadingRules {
  readonly type: Rule;
  /** What the document is when its type cannot be read: it has a finding then. */
  readonly usually: DocumentType;
  readonly fields: GroupRule;
  readonly ignored: readonly Path[];
  /** It reads rows, each of which repeats what the document says once. */
  readonly rows: boolean;
  /** It is about elements of XML or JSON. */
  readonly isTree: boolean;
  /** The lists that a document of that type has even if nothing is in them. */
  readonly empty: (type: DocumentType) => object;
}

/** A mapping as it reads: compiled once, run for each set. */
export class ReadingProgram {
  private readonly root: ScopeCompiler;
  private readonly type: Field;
  private readonly fields: GroupField;
  private readonly rest: LeftoverRules;
  private readonly documents = new Map<DocumentType, GroupField>();

  constructor(
    private readonly rules: ReadingRules,
    private readonly prices: readonly AgreedBasis[],
  ) {
    const { type, fields, ignored, rows, isTree } = rules;
    const numbers = new FieldNumbers();
    this.root = new ScopeCompiler('set', '', isTree);
    this.type = compileField(type, new FieldPattern('/type', numbers), this.root);
    this.fields = groupField(fields, new FieldPattern('', numbers), this.root);
    this.rest = isTree ? new ElementLeftovers(ignored) : new SegmentLeftovers(ignored, rows);
  }

  /** Reads one set to one document, with the place of every field and what was left over. */
  read(set: SetIndex): TranslatedDocument {
    const { usually, empty, isTree } = this.rules;
    const reading = new Reading(set, isTree);
    const { levels, taken } = reading;
    for (const level of levels.nodes) for (const element of [1, 2, 3, 4]) taken.take(level, element);
    const frame = this.root.program.enterLoop(isTree ? 0 : -1, reading);
    const type = (this.type.read(frame, reading, 'must') ?? usually) as DocumentType;
    const value = { type, ...empty(type), ...this.fieldsOf(type).read(frame, reading, 'must') };
    const { document, provenance, ...more } = put(value as unknown as CanonicalDocument, reading);
    completeBases(document, this.prices);
    const open = more.open.filter(({ pointer }) => provenance.origin(pointer) !== undefined);
    const findings = weighed([...misplaced(reading), ...reading.findings, ...more.findings], document);
    const leftovers = this.rest.leftovers(reading);
    // What an expression still has to give comes first.
    if (open.length > 0) return { document, provenance, leftovers, findings, open };
    if (findings.some(isFatal)) return { document, provenance, leftovers, findings };
    const whole = finished(document, provenance);
    return { document: whole.document, provenance, leftovers, findings: [...findings, ...whole.findings] };
  }

  /** What it was compiled to, as people read it. */
  described(): string[] {
    return describedProgram(this.root.program, this.type, this.fields);
  }

  /** The fields that a document of this type has; one set may become documents of several types. */
  private fieldsOf(type: DocumentType): GroupField {
    const known = this.documents.get(type);
    if (known) return known;
    const names = fieldsOfType(type);
    const { field, fields, required, when } = this.fields;
    const made = new GroupField(
      field,
      fields.filter(([name]) => names.has(name)),
      required,
      when,
    );
    this.documents.set(type, made);
    return made;
  }
}

interface Put {
  readonly document: CanonicalDocument;
  readonly provenance: PlaceColumns;
  readonly open: readonly OpenField[];
  readonly findings: readonly Finding[];
}

/** A ship notice is put together of what was told; of other documents what was read is what they are. */
function put(document: CanonicalDocument, reading: Reading): Put {
  const provenance = reading.provenance();
  if (document.type !== 'ship-notice') return { document, provenance, open: reading.open, findings: [] };
  return assembled(document, provenance, reading.open);
}

function misplaced({ levels, packings, set }: Reading): Finding[] {
  return [...levels.misplaced, ...packings.misplaced].map(({ node, message }) => {
    const place = set.segments[node]?.place(2) ?? {};
    return { ...place, code: 'level-misplaced', severity: 'warn', message };
  });
}
