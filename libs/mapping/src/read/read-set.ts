import { type CanonicalDocument, documentSchemas, type DocumentType, type Leftover } from '@quayside/canonical';
import type { Loop, SetReading } from '@quayside/edi';
import { isFatal } from '@quayside/std';
import type { TranslatedDocument } from './translation.js';
import { checked } from './checked.js';
import type { Scope } from './find.js';
import { documentShape } from '../values/document-shape.js';
import { hlLevels } from './hl-tree.js';
import { elementLeftovers } from './element-leftovers.js';
import type { ElementWriting } from '../compile/compilation.js';
import { type IsTaken, type Layout, leftoversOf, orRepeated } from './leftovers.js';
import type { Path } from '../rules/path.js';
import { readGroup, readRule } from './read-rule.js';
import { ReadingNotes } from './reading-notes.js';
import type { GroupRule, Rule } from '../rules/rule.js';
import { treeWithSections } from '../rules/sections.js';
import { standAlone } from './stand-alone.js';

/** What a compiled mapping needs to read a set. */
export interface ReadingPlan {
  readonly type: Rule;
  /** What the document is when its type cannot be read: it has a finding then. */
  readonly usually: DocumentType;
  readonly fields: GroupRule;
  readonly ignored: readonly Path[];
  /** It reads rows, each of which repeats what the document says once. */
  readonly rows: boolean;
  /** It is about elements of XML or JSON. */
  readonly elements?: ElementWriting;
  /** The lists that a document of that type has even if nothing is in them. */
  readonly empty: (type: DocumentType) => object;
}

/** Reads one set to one document, with the place of every field and what was left over. */
export function readSet(plan: ReadingPlan, { tree }: Pick<SetReading, 'tree'>): TranslatedDocument {
  return readTree(plan, plan.elements ? tree : treeWithSections(tree));
}

/** The same for a tree whose summary stands in a loop of its own. */
export function readTree(plan: ReadingPlan, tree: Loop): TranslatedDocument {
  const notes = new ReadingNotes();
  const levels = plan.elements ? [] : hlLevels(tree);
  for (const { hl } of levels) for (const element of [1, 2, 3, 4]) notes.take(hl, element);
  const scope: Scope = { loop: tree, levels };
  const type = (readRule(plan.type, scope, '/type', notes, 'must')?.value ?? plan.usually) as DocumentType;
  const fields = { ...plan.fields, fields: fieldsOf(type, plan.fields) };
  const value = { type, ...plan.empty(type), ...readGroup(fields, scope, '', notes, 'must')?.value };
  const { document, provenance } = standAlone(value as unknown as CanonicalDocument, notes.provenance());
  const open = notes.open.filter(({ pointer }) => provenance.origin(pointer) !== undefined);
  const isWhole = open.length === 0 && !notes.findings.some(isFatal);
  return {
    document,
    provenance,
    leftovers: leftIn(plan, { root: tree, levels }, notes.takenFrom()),
    // What an expression still has to give cannot be checked yet.
    findings: [...notes.findings, ...(isWhole ? checked(document, provenance) : [])],
    ...(open.length > 0 && { open }),
  };
}

function leftIn({ elements, ignored, rows }: ReadingPlan, layout: Layout, taken: IsTaken): Leftover[] {
  const isTaken = rows ? orRepeated(layout.root, taken) : taken;
  return elements ? elementLeftovers(layout.root, isTaken, ignored) : leftoversOf(layout, isTaken, ignored);
}

/** The lists that a document of this type must have: they are there even if nothing is in them. */
export function emptyLists(type: DocumentType): object {
  const { fields, required } = documentShape([type]);
  const lists = required.filter((name) => fields.get(name)?.kind === 'list');
  return Object.fromEntries(lists.map((name) => [name, []]));
}

/** The fields that a document of this type has; one set may become documents of several types. */
function fieldsOf(type: DocumentType, rule: GroupRule): GroupRule['fields'] {
  const known = documentSchemas[type].shape;
  return rule.fields.filter(([name]) => name in known);
}
