import { createRequire } from 'node:module';
import type { InterchangeHead, Loop, Segment } from '@quayside/edi';
import { X12Parser } from 'node-x12';
import type { ReadInterchange } from './read-file.js';

/** What another library makes of the same bytes, set against ours. */
export interface CrossCheck {
  readonly controlNumber: string;
  readonly reader: 'node-x12' | 'edifact';
  /** `agrees`; or where the two part; or why the other one gave up. */
  readonly outcome: 'agrees' | 'differs' | 'gave-up';
  readonly segments: number;
  readonly message: string;
}

/** A segment as its tag and the texts of its elements; components stay joined in X12, where node-x12 does not part them. */
type Texts = readonly string[];

/** Stands between components, where data cannot have it. */
const part = '\u001f';

/** Reads an interchange with the library that nobody here wrote, and compares every element of every set. */
export function crossCheck(bytes: Buffer, { piece, reading, sets }: ReadInterchange): CrossCheck {
  const part = bytes.subarray(piece.offset, piece.offset + piece.length);
  const reader = reading.syntax === 'x12' ? 'node-x12' : 'edifact';
  const ours = sets.flatMap((set) => segmentsOf(set.tree)).map((segment) => textsOf(bytes, segment, reading.syntax));
  const base = { controlNumber: reading.controlNumber, reader, segments: ours.length } as const;
  let theirs: readonly Texts[];
  try {
    theirs = reading.syntax === 'x12' ? byNodeX12(part.toString('latin1')) : byEdifact(part.toString('latin1'));
  } catch (error) {
    const message = `${reader} cannot read it: ${error instanceof Error ? error.message : String(error)}`;
    return { ...base, outcome: 'gave-up', message };
  }
  const apart = ours.findIndex((segment, index) => !same(segment, theirs[index]));
  if (apart < 0 && ours.length === theirs.length) {
    return { ...base, outcome: 'agrees', message: `${reader} reads the same ${ours.length} segments` };
  }
  const at = apart < 0 ? ours.length : apart;
  const message = `segment ${at + 1}: we read ${shown(ours[at])}, ${reader} reads ${shown(theirs[at])}`;
  return { ...base, outcome: 'differs', message };
}

function segmentsOf(loop: Loop): Segment[] {
  return loop.children.flatMap((child) => (child.kind === 'segment' ? [child] : segmentsOf(child)));
}

function textsOf(bytes: Buffer, segment: Segment, syntax: InterchangeHead['syntax']): Texts {
  const elements = Array.from({ length: segment.elements }, (_, index) => index + 1);
  if (syntax === 'x12') return [segment.tag, ...elements.map((element) => rawText(bytes, segment, element))];
  return [
    segment.tag,
    ...elements.map((element) =>
      Array.from({ length: segment.components(element) }, (_, index) => segment.text(element, index + 1) ?? '').join(
        part,
      ),
    ),
  ];
}

function rawText(bytes: Buffer, segment: Segment, element: number): string {
  const first = segment.span(element);
  return first ? bytes.toString('latin1', first.offset, first.offset + first.length) : '';
}

function byNodeX12(text: string): readonly Texts[] {
  // One fresh instance a document: it keeps what it read before.
  const interchange = new X12Parser(true).parse(text);
  const groups = 'functionalGroups' in interchange ? interchange.functionalGroups : [];
  return groups.flatMap((group) =>
    group.transactions.flatMap(({ header, segments, trailer }) =>
      [header, ...segments, trailer].map((segment) => [
        segment.tag,
        ...segment.elements.map(({ value }) => value ?? ''),
      ]),
    ),
  );
}

/** What is used of the edifact package, which has no types. */
interface EdifactParser {
  onopensegment: (tag: string) => void;
  onelement: () => void;
  oncomponent: (text: string) => void;
  onclosesegment: () => void;
  encoding(level: string): void;
  write(text: string): void;
  end(): void;
}

function byEdifact(text: string): readonly Texts[] {
  const Parser = createRequire(import.meta.url)('edifact/parser.js') as new () => EdifactParser;
  const parser = new Parser();
  const segments: string[][][] = [];
  parser.encoding('UNOC');
  parser.onopensegment = (tag) => segments.push([[tag]]);
  parser.onelement = () => segments.at(-1)?.push([]);
  parser.oncomponent = (data) => segments.at(-1)?.at(-1)?.push(data);
  parser.onclosesegment = () => undefined;
  parser.write(text);
  parser.end();
  const envelope = new Set(['UNA', 'UNB', 'UNG', 'UNE', 'UNZ']);
  return segments
    .map((elements) => elements.map((components) => components.join(part)))
    .filter(([tag]) => !envelope.has(tag ?? ''));
}

/** Trailing empty elements mean nothing in either syntax. */
function same(one: Texts, other: Texts | undefined): boolean {
  return other !== undefined && trimmed(one) === trimmed(other);
}

function trimmed(texts: Texts): string {
  const last = texts.findLastIndex((text) => text.replaceAll(part, '') !== '');
  return texts
    .slice(0, last + 1)
    .map((text) => text.split(part).join(':'))
    .join('*');
}

function shown(texts: Texts | undefined): string {
  return texts ? `"${trimmed(texts)}"` : 'nothing';
}
