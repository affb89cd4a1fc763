import {
  createInterchangeReader,
  type InterchangeReading,
  type Loop,
  type ReaderOptions,
  type Segment,
  type SetReading,
} from '@quayside/edi';
import { bytesOf } from './sample.js';

/** Everything that a reader says of one interchange. */
export interface Read {
  readonly interchange: InterchangeReading;
  readonly sets: readonly SetReading[];
  /** The codes of all findings, envelope first, without infos. */
  readonly codes: readonly string[];
}

/** Reads one interchange in chunks of the given size, for tests. */
export function readAll(input: string | Uint8Array, options: Partial<ReaderOptions> = {}, chunk = 65_536): Read {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ ...options, onSet: (set) => sets.push(set) });
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  const interchange = reader.end();
  const findings = [...interchange.findings, ...interchange.groups, ...sets].flatMap((each) =>
    'findings' in each ? each.findings : [each],
  );
  return { interchange, sets, codes: findings.filter((each) => each.severity !== 'info').map((each) => each.code) };
}

/** A tree as nested arrays of tags: ["855", "ST", "BAK", ["N1", "N1", "N3"]]. */
export function outline(loop: Loop): unknown[] {
  return [loop.id, ...loop.children.map((child) => (child.kind === 'loop' ? outline(child) : child.tag))];
}

/** The segments of a tree in order. */
export function flat(loop: Loop): Segment[] {
  return loop.children.flatMap((child) => (child.kind === 'loop' ? flat(child) : [child]));
}
