import type { CanonicalDocument, ToldShipNotice } from '@quayside/canonical';
import type { SetDefinition } from '@quayside/edi';
import type { Finding } from '@quayside/std';
import type { WrittenSet } from './written-set.js';
import { differences, differencesByPack } from './differences.js';
import type { ElementWriting } from '../compile/compilation.js';
import { writtenElements } from './element-writing.js';
import { newLoop, type OutLoop } from './out-tree.js';
import { indexedTree } from '../program/indexed-tree.js';
import type { ReadingProgram, ReadingRules } from '../program/reading-program.js';
import type { GroupRule } from '../rules/rule.js';
import { repeatOnRows, rowwise, withPacksBySscc } from './write-rows.js';
import { toldApart, type ToldApart } from './told-apart.js';
import { merged } from '../shipment/merged.js';
import { assemblePacks } from './write-cps.js';
import { assembleLevels } from './write-hl.js';
import { type Extra, writeExtra } from './write-extra.js';
import { writeGroup, writeRule, type Writing } from './write-rule.js';
import { asRead, flattened, inOrder } from './written-tree.js';

/** What a compiled mapping needs to write a set. */
export interface WritingPlan extends ReadingRules {
  /** It is read again by this. */
  readonly reading: ReadingProgram;
  /** It is about elements of XML or JSON. */
  readonly elements?: ElementWriting;
  readonly set: SetDefinition;
  readonly release: string;
  /** UNH 0057: which subset of the message it is. */
  readonly association?: string;
  /** What the set needs beside the fields, written where nothing else was. */
  readonly extras: readonly Extra[];
}

/** Writes a document as a set, and reads it again: what it does not say any more is a finding. */
export function writeSet(plan: WritingPlan, document: CanonicalDocument): WrittenSet {
  const root = newLoop(plan.elements ? plan.set.root : { ...plan.set.root, id: '' });
  const scope = { set: plan.set, loop: root };
  const writing: Writing = { levels: [], later: [] };
  const apart = toldApart(plan.fields, document);
  writeRule(plan.type, document.type, scope, writing);
  writeGroup(plan.fields, asWritten(plan, apart.document), scope, writing);
  for (const write of writing.later) write();
  if (!plan.elements) {
    assembleLevels(plan.set, root, writing.levels);
    assemblePacks(root);
  }
  if (plan.rows) repeatOnRows(root);
  for (const extra of plan.extras) writeExtra(extra, scope);
  const ordered = inOrder(root);
  if (plan.elements) return elementSet(plan, plan.elements, apart, ordered);
  return {
    syntax: plan.set.syntax,
    type: plan.set.type,
    release: plan.release,
    ...(plan.association !== undefined && { association: plan.association }),
    segments: flattened(ordered).map(({ tag, elements }) => [tag, ...elements] as const),
    findings: lost(plan, apart, ordered),
  };
}

/** The document as such files can say it. */
function asWritten({ rows, fields }: WritingPlan, document: CanonicalDocument): CanonicalDocument | ToldShipNotice {
  if (rows) return rowwise(document);
  if (document.type !== 'ship-notice') return document;
  return arePacksNamedByLines(fields) ? withPacksBySscc(document) : merged(document);
}

function lostIn(plan: WritingPlan, document: CanonicalDocument, again: CanonicalDocument): string[] {
  if (document.type !== 'ship-notice' || !arePacksNamedByLines(plan.fields)) return differences(document, again);
  return differencesByPack(withPacksBySscc(document), again);
}

function arePacksNamedByLines({ fields }: GroupRule): boolean {
  return fields.some(
    ([name, rule]) => name === 'packs' && rule.kind === 'list' && rule.slots.some((each) => each.distinct),
  );
}

function elementSet(plan: WritingPlan, elements: ElementWriting, apart: ToldApart, root: OutLoop): WrittenSet {
  const written = writtenElements(root, elements);
  const { syntax, type } = plan.set;
  const set = { syntax, type, release: plan.set.release, segments: [] };
  if (written.ok) return { ...set, ...written.value, findings: lost(plan, apart, root) };
  return { ...set, text: '', findings: [{ code: 'not-written', severity: 'fatal', message: written.error }] };
}

function lost(plan: WritingPlan, { document, before }: ToldApart, root: OutLoop): Finding[] {
  const again = plan.reading.read(indexedTree(asRead(root, plan.set.type)));
  const pointers = lostIn(plan, document, again.document).map(before);
  return [...new Set(pointers)].map((pointer) => ({
    code: 'not-written',
    severity: 'info',
    field: pointer,
    message: `${plan.elements ? '' : 'set '}${plan.set.type} cannot say this by the mapping`,
  }));
}
