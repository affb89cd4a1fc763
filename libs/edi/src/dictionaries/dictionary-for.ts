import type { Finding } from '@quayside/std';
import { finding } from '../findings/edi-finding.js';
import type { SetDefinition } from './definition.js';
import { edifactDirectories, serviceDirectory } from './edifact/directories.js';
import { x12Releases } from './x12/releases.js';

/** A definition that fits a set, and what there is to say about how well. */
export interface DictionaryMatch {
  readonly definition: SetDefinition;
  /** Info, when another release's dictionary stands in. */
  readonly finding?: Finding;
}

/**
 * The dictionary of a set by its release as sent: "004010", "004010VICS", "005010X220A1"; "D96A", "D.01B", "D96A:EAN008". An
 * unknown release gets the nearest known one with an info finding; a set that no release knows gets none, and reads as plain
 * segments.
 *
 * @example
 * const match = dictionaryFor('x12', '004010', '855');
 * match.definition.segment('BAK').elements[2].id; // => '324'
 * dictionaryFor('edifact', 'D96A:EAN008', 'ORDERS').definition.release; // => 'D96A'
 */
export function dictionaryFor(
  syntax: 'x12' | 'edifact',
  release: string,
  setType: string,
): DictionaryMatch | undefined {
  return syntax === 'x12' ? x12Dictionary(release, setType) : edifactDictionary(release, setType);
}

function x12Dictionary(release: string, setType: string): DictionaryMatch | undefined {
  const sent = release.slice(0, 6);
  const known = x12Releases.map((each) => ({ name: each.release, set: each.set(setType) }));
  return nearest(known, sent, (name) => (/^\d{6}$/.test(name) ? Number(name) : undefined), release);
}

function edifactDictionary(release: string, setType: string): DictionaryMatch | undefined {
  const service = serviceDirectory.set(setType);
  if (service !== undefined) return { definition: service };
  // "D.96A", "D:96A:EAN008" and "D96A" are the same directory.
  const sent = /^(D?)[.:]?(\d\d[A-C])/.exec(release);
  const known = edifactDirectories.map((each) => ({ name: each.directory, set: each.set(setType) }));
  return nearest(known, sent === null ? release : `D${sent[2]}`, yearOf, release);
}

/** D.96A is 1996.0, D.01B is 2001.33: directories came out once, twice or three times a year. */
function yearOf(directory: string): number | undefined {
  const match = /^D(\d\d)([A-C])$/.exec(directory);
  if (match === null) return undefined;
  const year = Number(match[1]);
  return (year > 80 ? 1900 : 2000) + year + 'ABC'.indexOf(match[2] ?? 'A') / 3;
}

interface Known {
  readonly name: string;
  readonly set: SetDefinition | undefined;
}

/** The release of that name, else the one nearest to it on the scale of `rank`; the oldest when it has no rank. */
function nearest(
  known: readonly Known[],
  sent: string,
  rank: (name: string) => number | undefined,
  release: string,
): DictionaryMatch | undefined {
  const wanted = rank(sent) ?? 0;
  const distance = (each: Known): number => Math.abs((rank(each.name) ?? 0) - wanted);
  const [best] = known.filter((each) => each.set !== undefined).sort((a, b) => distance(a) - distance(b));
  if (best?.set === undefined) return undefined;
  if (best.name === sent) return { definition: best.set };
  const message = `There is no dictionary for ${best.set.type} in release "${release}"; the one of release ${best.name} was used, and what it says of segments and their order counts one step less`;
  return { definition: best.set, finding: finding('dictionary-fallback', 'info', message, {}) };
}
