import {
  compileMapping,
  type CompiledMapping,
  readCsvDocuments,
  readElementFile,
  settleTranslation,
  type TranslatedDocument,
} from '@quayside/mapping';
import { csvOf, readingRulesOf } from '@quayside/partners';
import type { Finding } from '@quayside/std';
import { documentChanges } from '../document-changes.js';
import { mappingFile, type MappingUse, mappingUse, notUsable } from '../mapping-files.js';
import { exitCodeFor, findingLine, print, printJson, shownFinding, UsageError, withExitCode } from '../output.js';
import { readBytes, readEdiFile } from '../read-file.js';
import { showDocuments, titleOf } from '../show-documents.js';

interface Options {
  readonly release?: readonly string[];
  readonly partner?: string;
  readonly json?: true;
}

interface Tried {
  readonly name: string;
  readonly documents: readonly TranslatedDocument[];
  /** Those that belong to no document. */
  readonly findings: readonly Finding[];
}

interface Pair {
  readonly before: TranslatedDocument | undefined;
  readonly after: TranslatedDocument | undefined;
}

/** Translates a sample with a mapping; with two mappings or releases, what differs between the documents. */
export async function tryMapping(
  name: string,
  sample: string,
  other: string | undefined,
  options: Options,
): Promise<void> {
  await withExitCode(async () => {
    const bytes = readBytes(sample);
    const [release, otherRelease] = options.release ?? [];
    const first = await tried(name, release, bytes, options);
    const isPair = other !== undefined || otherRelease !== undefined;
    const second = isPair ? await tried(other ?? name, otherRelease ?? release, bytes, options) : undefined;
    if (second) tellDifference(first, second, options);
    else if (options.json) printJson(asJson(first));
    else showDocuments(first);
    const all = [first, ...(second ? [second] : [])];
    return exitCodeFor(
      all.flatMap((each) => [...each.findings, ...each.documents.flatMap(({ findings }) => findings)]),
    );
  });
}

async function tried(name: string, release: string | undefined, bytes: Buffer, options: Options): Promise<Tried> {
  const file = mappingFile(name);
  const use = await mappingUse(file, { release, partner: options.partner });
  const { mapping, findings } = compileMapping(file.source, use.options);
  if (!mapping) throw notUsable(name, [...findings]);
  const hasNoEnvelope = mapping.layout !== undefined || mapping.elements !== undefined;
  const read = hasNoEnvelope ? await readPlainFile(mapping, bytes, use) : readSets(mapping, bytes, use);
  if (read.documents.length === 0 && read.findings.length === 0) {
    throw new UsageError(`the sample holds no ${mapping.set} that ${name} could read`);
  }
  return { name: use.options.release ? `${name} (${use.options.release})` : name, ...(await settleTranslation(read)) };
}

function readSets(mapping: CompiledMapping, bytes: Buffer, { profile }: MappingUse): Omit<Tried, 'name'> {
  const { interchanges, findings } = readEdiFile(bytes, readingRulesOf(profile));
  const sets = interchanges.flatMap((each) => each.sets).filter((set) => set.type === mapping.set);
  const documents = sets.flatMap((set) =>
    mapping.read(set).documents.map((each) => ({ ...each, findings: [...set.findings, ...each.findings] })),
  );
  return { documents, findings: [...findings, ...interchanges.flatMap(({ reading }) => reading.findings)] };
}

async function readPlainFile(
  mapping: CompiledMapping,
  bytes: Buffer,
  { profile }: MappingUse,
): Promise<Omit<Tried, 'name'>> {
  const { layout } = mapping;
  async function* chunks() {
    yield await Promise.resolve(bytes);
  }
  const file = await readElementFile(mapping, chunks());
  if (file) {
    const all = file.sets.map(({ translation }) => translation);
    const told = all.flatMap((each) => each.findings);
    return { documents: all.flatMap((each) => each.documents), findings: [...file.findings, ...told] };
  }
  if (!layout) return { documents: [], findings: [] };
  const documents: TranslatedDocument[] = [];
  const findings: Finding[] = [];
  for await (const event of readCsvDocuments(chunks(), [{ ...mapping, layout }], csvOf(profile))) {
    if (event.kind === 'set') documents.push(...event.translation.documents);
    findings.push(...(event.kind === 'set' ? event.translation.findings : event.findings));
  }
  return { documents, findings };
}

function asJson({ name, documents, findings }: Tried): object {
  return {
    mapping: name,
    documents: documents.map(({ document, leftovers, findings: own }) => ({
      document,
      leftovers,
      findings: own.map(shownFinding),
    })),
    findings: findings.map(shownFinding),
  };
}

function tellDifference(first: Tried, second: Tried, { json }: Options): void {
  const compared = pairs(first.documents, second.documents).map(({ before, after }, i) => ({
    title: [after ?? before].flatMap((each) => (each ? [titleOf(each.document)] : []))[0] ?? `document ${i + 1}`,
    changes: documentChanges(before?.document, after?.document),
    leftovers: [before?.leftovers.length ?? 0, after?.leftovers.length ?? 0],
  }));
  if (json) return printJson({ first: asJson(first), second: asJson(second), differences: compared });
  for (const each of [first, second]) {
    const findings = [...each.findings, ...each.documents.flatMap((document) => document.findings)];
    for (const finding of findings) print(`${each.name}: ${findingLine(finding)}`);
  }
  for (const { title, changes, leftovers } of compared) {
    print(`\n${title}: ${first.name} against ${second.name}`);
    if (changes.length === 0) print('  the same document');
    for (const { pointer, before, after } of changes) print(`  ${pointer}: ${shown(before)} -> ${shown(after)}`);
    print(`  left over: ${leftovers[0]} -> ${leftovers[1]}`);
  }
}

/** Documents of both by their place in the sample; one that only one mapping made stands alone. */
function pairs(one: readonly TranslatedDocument[], two: readonly TranslatedDocument[]): Pair[] {
  const count = Math.max(one.length, two.length);
  return Array.from({ length: count }, (_, i) => ({ before: one[i], after: two[i] }));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
