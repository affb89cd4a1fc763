import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { orderNumbers, type CanonicalDocument } from '@quayside/canonical';
import { readAcknowledgement, settledVerdict, type AcknowledgementReading, type SetSummary } from '@quayside/edi';
import { fileKindOf, formatOfFile } from '@quayside/exchange';
import { settleTranslation, type TranslatedDocument } from '@quayside/mapping';
import { outgoingFile, supplierWords, type FileKind, type Partner, type PartnerFiles } from '@quayside/partners';
import { type Finding, isFatal, ok, type Place } from '@quayside/std';
import {
  exitCodeFor,
  findingLine,
  messageOf,
  print,
  printJson,
  shownFinding,
  UsageError,
  withExitCode,
} from '../output.js';
import { standardPartner, targetOf } from '../standard-partner.js';
import { showDocuments, titleOf } from '../show-documents.js';
import { partnerFromFiles } from '../partners.js';
import { readBytes, readEdiFile, rulesOf, type ReadFile } from '../read-file.js';

/** A document of a set, which may have been refused. */
export interface ReadDocument extends TranslatedDocument {
  readonly set: SetSummary;
  readonly refused: boolean;
  /** The fault of its interchange or group that refuses it with them. */
  readonly fault?: Finding | undefined;
}

export interface Translated {
  readonly read: ReadFile;
  readonly documents: readonly ReadDocument[];
  /** What it answers of what we sent. */
  readonly answers: readonly AcknowledgementReading[];
  /** Those that belong to no document. */
  readonly findings: readonly Finding[];
}

interface TranslateOptions {
  readonly partner?: string;
  readonly to?: string;
  readonly out: string;
  readonly json?: true;
}

/** Shows what a file says, as canonical documents with the place of each field, or turns it into another format. */
export async function translate(file: string, options: TranslateOptions): Promise<void> {
  await withExitCode(async () => {
    const partner = options.partner === undefined ? await standardPartner() : await partnerFromFiles(options.partner);
    const translated = await translateFile(file, partner);
    const { documents, findings } = translated;
    if (options.to !== undefined) return writeAs(translated, options.to, options);
    if (options.json) printJson(asJson(translated));
    else showDocuments(translated);
    if (documents.length === 0 && translated.read.interchanges.length === 0) return 2;
    return exitCodeFor([...findings, ...documents.flatMap((each) => each.findings)]);
  });
}

/** Reads and translates every document of a file. What validation found of a set is said with its documents. */
export async function translateFile(file: string, partner: Partner): Promise<Translated> {
  const bytes = readBytes(file);
  const read = readEdiFile(bytes, rulesOf(partner));
  const foreign = fileKindOf(bytes);
  if (foreign) return { read, documents: [], answers: [], findings: [otherKind(file, foreign)] };
  const format = formatOfFile(partner, bytes.subarray(0, 512), read.interchanges.length === 0);
  const files = format && partner[format];
  if (files && bytes.length > 0) return translatePlain(read, files);
  return translateInterchanges(read, partner);
}

function otherKind(file: string, kind: FileKind): Finding {
  const message = supplierWords('en').notRead(path.basename(file), kind, []);
  return { code: 'file-kind', severity: 'fatal', message };
}

async function translateInterchanges(read: ReadFile, partner: Partner): Promise<Translated> {
  const documents: ReadDocument[] = [];
  const answers: AcknowledgementReading[] = [];
  const findings: Finding[] = [...read.findings];
  for (const { reading, sets } of read.interchanges) {
    const ofEnvelope = [...reading.findings, ...reading.groups.flatMap((group) => group.findings)];
    findings.push(...ofEnvelope);
    if (partner.id !== 'standard' && !partner.recognises(reading)) findings.push(otherPartner(partner, reading));
    for (const set of sets) {
      const answer = readAcknowledgement(set);
      if (answer) answers.push(answer);
      const refused = settledVerdict(reading, set) === 'rejected';
      const translation = await settleTranslation(partner.translate(set));
      const shared = [...set.findings, ...translation.findings];
      if (translation.documents.length === 0) findings.push(...shared);
      for (const each of translation.documents)
        documents.push({
          ...each,
          set,
          refused,
          fault: ofEnvelope.find(isFatal),
          findings: [...shared, ...each.findings],
        });
    }
  }
  return { read, documents, answers, findings };
}

async function translatePlain(read: ReadFile, files: PartnerFiles): Promise<Translated> {
  async function* chunks() {
    yield await Promise.resolve(read.bytes);
  }
  const documents: ReadDocument[] = [];
  const findings: Finding[] = [];
  for await (const event of files.read(chunks(), 0)) {
    if (event.kind === 'set')
      documents.push(...event.translation.documents.map((each) => ({ ...each, set: event.set, refused: false })));
    findings.push(...(event.kind === 'set' ? event.translation.findings : event.findings));
  }
  return { read, documents, answers: [], findings };
}

/** Writes each document as a file of another format, and lists what that format cannot hold. */
async function writeAs(translated: Translated, to: string, { out, json }: TranslateOptions): Promise<number> {
  const target = targetOf(to);
  if (!target && to !== 'json') {
    throw new UsageError(
      `"${to}" is no format to write to; expected x12, x12/005010, edifact, edifact/D.01B, csv, xml or json`,
    );
  }
  const writer = target && (await standardPartner(target));
  mkdirSync(out, { recursive: true });
  const results = translated.documents.map(({ document }, i): Rewritten => {
    const sending = { from: 'partner' as const, at: new Date(), controlNumber: i + 1, usage: 'test' as const };
    const file = writer ? outgoingFile(writer, document, sending) : ok(jsonFile(document));
    if (!file.ok) return { name: null, document, lost: file.error };
    const name = path.join(out, `${document.type}-${document.number.replace(/[^\w.-]/g, '_')}.${file.value.ending}`);
    writeFileSync(name, file.value.bytes);
    return { name, document, lost: file.value.findings };
  });
  const told = [...translated.findings, ...translated.documents.flatMap((each) => each.findings)];
  if (json) printJson({ files: results.map(rewrittenAsJson), findings: told.map(shownFinding) });
  else showRewritten(results, told);
  return exitCodeFor([...told, ...results.filter((each) => each.name === null).flatMap((each) => each.lost)]);
}

/** A document in another format: its file, and what that cannot hold. */
interface Rewritten {
  readonly name: string | null;
  readonly document: CanonicalDocument;
  readonly lost: readonly Finding[];
}

function rewrittenAsJson({ name, document: { type, number }, lost }: Rewritten): object {
  return { name, type, number, lost: lost.map(shownFinding) };
}

function showRewritten(results: readonly Rewritten[], told: readonly Finding[]): void {
  for (const finding of told) print(findingLine(finding));
  for (const { name, document, lost } of results) {
    print(`${titleOf(document)}: ${name ?? 'cannot be written'}`);
    for (const each of lost) print(`  lost   ${messageOf(each)}`);
  }
}

function jsonFile(document: CanonicalDocument) {
  return { ending: 'json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`), findings: [] };
}

function otherPartner(
  partner: Partner,
  reading: { sender: { qualifier: string; id: string }; offset: number },
): Finding {
  const { qualifier, id } = reading.sender;
  return {
    code: 'partner-mismatch',
    severity: 'warn',
    message: `The envelope is from ${qualifier}/${id}, which is not between ${partner.name} and us; read as theirs all the same.`,
    offset: reading.offset,
  };
}

function asJson({ documents, answers, findings }: Translated): object {
  return {
    documents: documents.map(({ document, provenance, leftovers, findings: own }) => ({
      type: document.type,
      number: document.number,
      orderNumber: orderNumbers(document)[0] ?? null,
      document,
      provenance: Object.fromEntries([...provenance.entries()].map(([pointer, place]) => [pointer, shownPlace(place)])),
      leftovers,
      findings: own.map(shownFinding),
    })),
    ...(answers.length > 0 && { answers }),
    findings: findings.map(shownFinding),
  };
}

/** The members of a place that JSON output promises. */
export function shownPlace({ offset, length, segment, element, component }: Place): object {
  return Object.fromEntries(
    Object.entries({ offset, length, segment, element, component }).filter(([, value]) => value !== undefined),
  );
}
