import type { Finding } from '@quayside/std';
import { finding } from '../findings/edi-finding.js';
import type { SetDefinition } from './definition.js';
import { edifactDirectories, serviceDirectory } from './edifact/directories.js';
import { directoryIn, releaseDistance, x12ReleaseIn } from './release-distance.js';
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
  const known = x12Releases.map((each) => ({ name: each.release, set: each.set(setType) }));
  return nearest(known, x12ReleaseIn(release) ?? release, release);
}

function edifactDictionary(release: string, setType: string): DictionaryMatch | undefined {
  const service = serviceDirectory.set(setType);
  if (service !== undefined) return { definition: service };
  const known = edifactDirectories.map((each) => ({ name: each.directory, set: each.set(setType) }));
  return nearest(known, directoryIn(release) ?? release, release);
}

interface Known {
  readonly name: string;
  readonly set: SetDefinition | undefined;
}

/** The release of that name, else the one nearest to it. */
function nearest(known: readonly Known[], sent: string, release: string): DictionaryMatch | undefined {
  const distance = (each: Known): number => releaseDistance(each.name, sent);
  const [best] = known.filter((each) => each.set !== undefined).sort((a, b) => distance(a) - distance(b));
  if (best?.set === undefined) return undefined;
  if (best.name === sent) return { definition: best.set };
  const message = `There is no dictionary for ${best.set.type} in release "${release}"; the one of release ${best.name} was used, and where releases differ (segments, codes, lengths) what it says counts one step less`;
  return { definition: best.set, finding: finding('dictionary-fallback', 'info', message, {}) };
}
