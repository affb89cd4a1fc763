import {
  settledVerdict,
  type GroupReading,
  type InterchangeReading,
  type Loop,
  type Segment,
  type SetReading,
} from '@quayside/edi';
import type { Finding } from '@quayside/std';
import { findingLine, print } from './output.js';
import type { ReadInterchange } from './read-file.js';

/** What is wrong with an interchange beside its sets: the envelope, and each of its groups. */
export function envelopeFindings({ findings, groups }: InterchangeReading): readonly Finding[] {
  return [...findings, ...groups.flatMap((group) => group.findings)];
}

/** Prints an interchange as a tree of its groups and sets, each finding under the text that it is about. */
export function showInterchange(bytes: Buffer, { reading, sets }: ReadInterchange): void {
  const { sender, receiver, controlNumber, usage, offset, length } = reading;
  const parties = `from ${sender.qualifier}/${sender.id} to ${receiver.qualifier}/${receiver.id}`;
  print(
    `\nInterchange ${controlNumber} (${reading.syntax}, ${usage}) ${parties}, bytes ${offset} to ${offset + length}`,
  );
  const terminator = terminatorOf(bytes, sets);
  showFindings(bytes, reading.findings, '  ', { segments: [], terminator });
  for (const group of reading.groups) {
    const { functionalId, version, receivedSets, findings } = group;
    const held = `${receivedSets} ${receivedSets === 1 ? 'set' : 'sets'}`;
    print(`  Group ${functionalId} ${group.controlNumber} (${version}): ${held}`);
    showFindings(bytes, findings, '    ', { segments: [], terminator });
    for (const set of sets) if (isIn(group, set)) showSet(bytes, set, reading, '    ');
  }
  const grouped = (set: SetReading): boolean => reading.groups.some((group) => isIn(group, set));
  for (const set of sets) if (!grouped(set)) showSet(bytes, set, reading, '  ');
}

function isIn(group: GroupReading, set: SetReading): boolean {
  return group.offset < set.offset && set.offset < group.offset + group.length;
}

function showSet(bytes: Buffer, set: SetReading, reading: InterchangeReading, margin: string): void {
  const verdict = settledVerdict(reading, set);
  print(`${margin}${set.type} ${set.release} reference ${set.reference}: ${set.segments} segments, ${verdict}`);
  const inOrder = set.findings.toSorted((a, b) => (a.offset ?? set.offset) - (b.offset ?? set.offset));
  const segments = segmentsOf(set.tree);
  showFindings(bytes, inOrder, `${margin}  `, { segments, terminator: terminatorOf(bytes, [set]) });
}

/** The byte that ends segments; none where there is no set to see it in. */
function terminatorOf(bytes: Buffer, sets: readonly SetReading[]): number | undefined {
  const first = sets[0]?.tree.children[0];
  return first?.kind === 'segment' ? bytes[first.offset + first.length - 1] : undefined;
}

/** Where the text of a finding begins and ends. */
interface Borders {
  readonly segments: readonly Segment[];
  readonly terminator: number | undefined;
}

function segmentsOf(loop: Loop): Segment[] {
  return loop.children.flatMap((child) => (child.kind === 'loop' ? segmentsOf(child) : [child]));
}

/** Each finding under its segment, with a caret at the element. */
function showFindings(bytes: Buffer, findings: readonly Finding[], margin: string, borders: Borders): void {
  let shown: string | undefined;
  for (const finding of findings) {
    if (finding.offset !== undefined) {
      const { text, column } = textAround(bytes, finding.offset, borders);
      // Several findings of one segment stand under it together.
      if (text !== shown) print(`${margin}${text}`);
      shown = text;
      const width = Math.max(1, Math.min(finding.length ?? 1, text.length - column));
      print(`${margin}${' '.repeat(column)}${'^'.repeat(width)}`);
    }
    print(`${margin}${findingLine(finding)}`);
  }
}

const shownBytes = 120;

interface Around {
  readonly text: string;
  readonly column: number;
}

/** The segment that holds a byte, or the printable text around it. */
function textAround(bytes: Buffer, offset: number, { segments, terminator }: Borders): Around {
  const segment = segments.find((each) => each.offset <= offset && offset < each.offset + each.length);
  const start = segment?.offset ?? lineStart(bytes, offset, terminator);
  const from = Math.max(start, offset - shownBytes / 2);
  const most = Math.min(bytes.length, from + shownBytes);
  let to = segment === undefined ? lineEnd(bytes, offset, most, terminator) : Math.min(most, start + segment.length);
  while (to > from && (bytes[to - 1] ?? 0) < 0x20) to -= 1;
  // One character a byte, so that columns are bytes; what cannot be shown is a dot.
  const text = bytes.toString('latin1', from, to).replace(/[^\x20-\x7e\xa1-\xff]/g, '.');
  return { text, column: offset - from };
}

function lineStart(bytes: Buffer, offset: number, terminator: number | undefined): number {
  let from = offset;
  while (from > 0 && offset - from < shownBytes / 2 && !isBorder(bytes[from - 1], terminator)) from -= 1;
  return from;
}

function lineEnd(bytes: Buffer, offset: number, most: number, terminator: number | undefined): number {
  let to = offset;
  while (to < most && !isBorder(bytes[to], terminator)) to += 1;
  return to < most && bytes[to] === terminator ? to + 1 : to;
}

function isBorder(byte: number | undefined, terminator: number | undefined): boolean {
  return byte === undefined || byte < 0x20 || byte === terminator;
}
