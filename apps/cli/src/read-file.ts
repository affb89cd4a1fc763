import { readFileSync } from 'node:fs';
import {
  createInterchangeReader,
  createSplitter,
  noInterchange,
  readHead,
  type InterchangeReading,
  type Piece,
  type ReaderOptions,
  type SetReading,
} from '@quayside/edi';
import type { Partner } from '@quayside/partners';
import type { Finding } from '@quayside/std';
import { UsageError } from './output.js';

export interface ReadInterchange {
  readonly piece: Piece;
  readonly reading: InterchangeReading;
  readonly sets: readonly SetReading[];
}

export interface ReadFile {
  readonly bytes: Buffer;
  readonly interchanges: readonly ReadInterchange[];
  /** What belongs to no interchange. */
  readonly findings: readonly Finding[];
}

/** What was agreed with whom the file came from; nothing, where nobody is named. */
type ReadingRules = Partner['reading'] & Pick<ReaderOptions, 'agreed'>;

/** How sets of a partner are read: as the gateway does. */
export function rulesOf(partner: Partner): ReadingRules {
  return { ...partner.reading, agreed: (set) => partner.agrees(set) };
}

export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What a JSON file holds; the error says what is wrong with it. */
export function readJson(file: string): unknown {
  const text = readBytes(file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Splits and reads a whole file, interchange by interchange. */
export function readEdiFile(bytes: Buffer, rules: ReadingRules = {}): ReadFile {
  const splitter = createSplitter();
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  const interchanges: ReadInterchange[] = [];
  const findings: Finding[] = bytes.length === 0 ? [emptyFile] : [];
  for (const piece of pieces) {
    const part = bytes.subarray(piece.offset, piece.offset + piece.length);
    const head = piece.kind === 'unreadable' ? undefined : readHead(part, piece.offset);
    if (head?.ok) interchanges.push(readInterchange(piece, part, rules));
    else findings.push(head ? head.error : noInterchange(part, piece.offset, piece.length));
  }
  return { bytes, interchanges, findings };
}

function readInterchange(piece: Piece, bytes: Buffer, rules: ReadingRules): ReadInterchange {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({
    fileOffset: piece.offset,
    onSet: (set) => sets.push(set),
    ...rules,
  });
  reader.push(bytes);
  return { piece, reading: reader.end(), sets };
}

const emptyFile: Finding = {
  code: 'file-empty',
  severity: 'fatal',
  message: 'The file is empty: it has 0 bytes.',
  offset: 0,
  length: 0,
};
