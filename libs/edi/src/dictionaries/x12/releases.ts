import type { SetDefinition } from '../definition.js';
import { parseSet, tagsOf } from '../parse-set.js';
import { segmentLookup } from '../parse-segments.js';
import type { X12ReleaseSource } from '../release-source.js';
import { release004010 } from './004010/index.js';
import { release005010 } from './005010/index.js';
import { x12Codes } from './codes.js';
import { envelopeElements, envelopeSegments } from './envelope.js';

/** A release whose texts are parsed set by set when they are asked for. */
export interface X12Release {
  readonly release: string;
  set(type: string): SetDefinition | undefined;
}

/** The releases that this library knows, oldest first. */
export const x12Releases: readonly X12Release[] = [release004010, release005010].map(openRelease);

function openRelease(source: X12ReleaseSource): X12Release {
  let segment: SetDefinition['segment'] | undefined;
  const sets = new Map<string, SetDefinition>();
  return {
    release: source.release,
    set(type) {
      const known = sets.get(type);
      const text = source.sets[type];
      if (known !== undefined || text === undefined) return known;
      segment ??= segmentLookup({
        elements: source.elements.trimEnd() + envelopeElements,
        composites: source.composites,
        segments: source.segments.trimEnd() + envelopeSegments,
        codes: x12Codes,
      });
      const root = parseSet(type, text);
      const made = { syntax: 'x12' as const, type, release: source.release, root, segment, tags: tagsOf(root) };
      sets.set(type, made);
      return made;
    },
  };
}
