import {
  acknowledge,
  acknowledgementsDue,
  defaultAcknowledgement,
  settledVerdict,
  type Acknowledgement,
  type AcknowledgementPolicy,
} from '@quayside/edi';
import type { Finding } from '@quayside/std';
import { outlineOf } from '../file-outline.js';
import { partnerFromFiles } from '../partners.js';
import { exitCodeFor, findingLine, print, printJson, shownFinding, withExitCode } from '../output.js';
import { crossCheck } from '../second-reader.js';
import { envelopeFindings, showInterchange } from '../show-interchange.js';
import { readBytes, readEdiFile, rulesOf, type ReadFile, type ReadInterchange } from '../read-file.js';

interface Options {
  readonly partner?: string;
  readonly json?: true;
  readonly acknowledge?: true;
  readonly crossCheck?: true;
}

/** Shows what a file is made of, and everything that is wrong with it; with a partner, by what was agreed with it. */
export async function inspect(file: string, options: Options): Promise<void> {
  await withExitCode(async () => {
    const partner = options.partner === undefined ? undefined : await partnerFromFiles(options.partner);
    const bytes = readBytes(file);
    const read = readEdiFile(bytes, partner ? rulesOf(partner) : {});
    if (read.interchanges.length === 0 && bytes.length > 0) return inspectPlain(file, bytes, options);
    const policy = partner?.acknowledgements ?? defaultAcknowledgement;
    if (options.json) printJson(asJson(read, options, policy));
    else show(file, read, options, policy);
    return read.interchanges.length === 0 ? 2 : exitCodeFor(allFindings(read));
  });
}

/** A file in which no interchange begins: what it is, and where its contents are shown. */
function inspectPlain(file: string, bytes: Buffer, { json, partner }: Options): number {
  const { kind, words, readable } = outlineOf(bytes);
  if (json) printJson({ syntax: null, kind, words, interchanges: [], findings: [] });
  else {
    print(`${file}: ${bytes.length} bytes, ${words}`);
    const more = partner === undefined ? ' --partner ID' : ` --partner ${partner}`;
    if (readable) print(`It has no envelope. What it says: ./quayside translate ${file}${more}`);
  }
  return readable ? 0 : 2;
}

function allFindings({ interchanges, findings }: ReadFile): readonly Finding[] {
  return [
    ...findings,
    ...interchanges.flatMap(({ reading, sets }) => [
      ...envelopeFindings(reading),
      ...sets.flatMap((set) => set.findings),
    ]),
  ];
}

function asJson(read: ReadFile, options: Options, policy: AcknowledgementPolicy): object {
  const answers = read.interchanges.flatMap((each) => answersTo(each, policy));
  const checks = options.crossCheck ? read.interchanges.map((each) => crossCheck(read.bytes, each)) : [];
  return {
    syntax: read.interchanges[0]?.reading.syntax ?? null,
    interchanges: read.interchanges.map(interchangeJson),
    findings: read.findings.map(shownFinding),
    ...(options.acknowledge ? { acknowledgements: answers } : {}),
    ...(options.crossCheck ? { crossChecks: checks } : {}),
  };
}

function interchangeJson({ reading, sets }: ReadInterchange): object {
  const { offset, length, sender, receiver, controlNumber, usage } = reading;
  return {
    offset,
    length,
    sender,
    receiver,
    controlNumber,
    usage,
    sets: sets.map((set) => ({
      type: set.type,
      release: set.release,
      reference: set.reference,
      group: set.group ? { controlNumber: set.group.controlNumber, version: set.group.version } : null,
      offset: set.offset,
      length: set.length,
      segments: set.segments,
      verdict: settledVerdict(reading, set),
      findings: set.findings.map(shownFinding),
    })),
    findings: envelopeFindings(reading).map(shownFinding),
  };
}

/** Control numbers 1 and the time the epoch, so that the same file always gets the same text. */
function answersTo({ reading, sets }: ReadInterchange, policy: AcknowledgementPolicy): Acknowledgement[] {
  const due = acknowledgementsDue(reading, policy);
  const controlNumbers = due.map(() => '000000001');
  return acknowledge(reading, sets, policy, { controlNumbers, at: new Date(0) });
}

function show(file: string, read: ReadFile, options: Options, policy: AcknowledgementPolicy): void {
  print(
    `${file}: ${read.bytes.length} bytes, ${read.interchanges.length} interchange${read.interchanges.length === 1 ? '' : 's'}`,
  );
  for (const finding of read.findings) print(`  ${findingLine(finding)}`);
  for (const each of read.interchanges) {
    showInterchange(read.bytes, each);
    if (options.crossCheck) print(`  second reader: ${crossCheck(read.bytes, each).message}`);
    if (!options.acknowledge) continue;
    for (const { type, content } of answersTo(each, policy))
      print(`\n  ${type} that would be sent back:\n${indent(content)}`);
  }
}

function indent(text: string): string {
  return text
    .split(/(?<=~)\n?|\n/)
    .filter((line) => line !== '')
    .map((line) => `    ${line}`)
    .join('\n');
}
