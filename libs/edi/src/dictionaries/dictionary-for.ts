import type { Finding } from '@quayside/std';
import { finding } from '../findings/edi-finding.js';
import type { SetDefinition } from './definition.js';
import { x12Releases, type X12Release } from './x12/releases.js';

/** A definition that fits a set, and what there is to say about how well. */
export interface DictionaryMatch {
  readonly definition: SetDefinition;
  /** Info, when another release's dictionary stands in. */
  readonly finding?: Finding;
}

/**
 * The dictionary of a set by its release as sent ("004010", "004010VICS", "005010X220A1"). An unknown release gets the nearest
 * known one with an info finding; a set that no release knows gets none, and reads as plain segments.
 */
export function dictionaryFor(
  syntax: 'x12' | 'edifact',
  release: string,
  setType: string,
): DictionaryMatch | undefined {
  return syntax === 'x12' ? x12Dictionary(release, setType) : undefined;
}

function x12Dictionary(release: string, setType: string): DictionaryMatch | undefined {
  const sent = release.slice(0, 6);
  const candidates = [...x12Releases].sort((a, b) => distance(a, sent) - distance(b, sent));
  for (const candidate of candidates) {
    const definition = candidate.set(setType);
    if (definition !== undefined) return candidate.release === sent ? { definition } : fallback(definition, release);
  }
  return undefined;
}

/** "004030" is 20 away from "004010"; a text that is not a number is nearest to the oldest. */
function distance(candidate: X12Release, sent: string): number {
  const number = Number(sent);
  return Number.isNaN(number) ? Number(candidate.release) : Math.abs(Number(candidate.release) - number);
}

function fallback(definition: SetDefinition, release: string): DictionaryMatch {
  const message = `There is no dictionary for ${definition.type} in release "${release}"; the one of ${definition.release} was used`;
  return { definition, finding: finding('dictionary-fallback', 'info', message, {}) };
}
