import {
  acknowledge,
  acknowledgementsDue,
  defaultAcknowledgement,
  settledVerdict,
  type Acknowledgement,
} from '@quayside/edi';
import type { Finding } from '@quayside/std';
import { exitCodeFor, findingLine, print, printJson, shownFinding, withExitCode } from '../output.js';
import { crossCheck } from '../second-reader.js';
import { readBytes, readEdiFile, type ReadFile, type ReadInterchange } from '../read-file.js';

interface Options {
  readonly json?: true;
  readonly acknowledge?: true;
  readonly crossCheck?: true;
}

/** Shows what a file is made of, and everything that is wrong with it. */
export async function inspect(file: string, options: Options): Promise<void> {
  await withExitCode(() => {
    const read = readEdiFile(readBytes(file));
    if (options.json) printJson(asJson(read, options));
    else show(file, read, options);
    return read.interchanges.length === 0 ? 2 : exitCodeFor(allFindings(read));
  });
}

function allFindings({ interchanges, findings }: ReadFile): readonly Finding[] {
  return [
    ...findings,
    ...interchanges.flatMap(({ reading, sets }) => [...reading.findings, ...sets.flatMap((set) => set.findings)]),
  ];
}

function asJson(read: ReadFile, options: Options): object {
  const answers = read.interchanges.flatMap(answersTo);
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
  const { offset, length, sender, receiver, controlNumber, usage, findings } = reading;
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
    findings: findings.map(shownFinding),
  };
}

/** Control numbers 1 and the time the epoch, so that the same file always gets the same text. */
function answersTo({ reading, sets }: ReadInterchange): Acknowledgement[] {
  const due = acknowledgementsDue(reading, defaultAcknowledgement);
  const controlNumbers = due.map(() => '000000001');
  return acknowledge(reading, sets, defaultAcknowledgement, { controlNumbers, at: new Date(0) });
}

function show(file: string, read: ReadFile, options: Options): void {
  print(
    `${file}: ${read.bytes.length} bytes, ${read.interchanges.length} interchange${read.interchanges.length === 1 ? '' : 's'}`,
  );
  for (const finding of read.findings) print(`  ${findingLine(finding)}`);
  for (const each of read.interchanges) {
    showInterchange(read.bytes, each);
    if (options.crossCheck) print(`  second reader: ${crossCheck(read.bytes, each).message}`);
    if (!options.acknowledge) continue;
    for (const { type, content } of answersTo(each)) print(`\n  ${type} that would be sent back:\n${indent(content)}`);
  }
}

function showInterchange(bytes: Buffer, { reading, sets }: ReadInterchange): void {
  const { sender, receiver, controlNumber, usage, offset, length } = reading;
  print(
    `\nInterchange ${controlNumber} (${reading.syntax}, ${usage}) from ${sender.qualifier}/${sender.id} to ${receiver.qualifier}/${receiver.id}, bytes ${offset} to ${offset + length}`,
  );
  showFindings(bytes, reading.findings, '  ');
  for (const set of sets) {
    const verdict = settledVerdict(reading, set);
    print(`  ${set.type} ${set.release} reference ${set.reference}: ${set.segments} segments, ${verdict}`);
    showFindings(bytes, set.findings, '    ');
  }
}

/** Each finding under the text that it is about, with a caret at the element. */
function showFindings(bytes: Buffer, findings: readonly Finding[], margin: string): void {
  for (const finding of findings) {
    const { offset } = finding;
    if (offset !== undefined) {
      const { text, column } = lineAround(bytes, offset);
      print(`${margin}${text}`);
      print(
        `${margin}${' '.repeat(column)}${'^'.repeat(Math.max(1, Math.min(finding.length ?? 1, text.length - column)))}`,
      );
    }
    print(`${margin}${findingLine(finding)}`);
  }
}

const shownBytes = 100;

/** The printable text around a byte: back to a line end or control character, at most so much of it. */
function lineAround(bytes: Buffer, offset: number): { text: string; column: number } {
  let from = offset;
  while (from > 0 && offset - from < shownBytes / 2 && (bytes[from - 1] ?? 0) >= 0x20) from -= 1;
  let to = offset;
  while (to < bytes.length && to - from < shownBytes && (bytes[to] ?? 0) >= 0x20) to += 1;
  return { text: bytes.toString('latin1', from, to), column: offset - from };
}

function indent(text: string): string {
  return text
    .split(/(?<=~)\n?|\n/)
    .filter((line) => line !== '')
    .map((line) => `    ${line}`)
    .join('\n');
}
