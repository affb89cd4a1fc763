import type { SetDefinition } from '../definition.js';
import { parseSet, tagsOf } from '../parse-set.js';
import { segmentLookup } from '../parse-segments.js';
import type { EdifactDirectorySource } from '../release-source.js';
import { directoryD01B } from './d01b/index.js';
import { directoryD96A } from './d96a/index.js';
import { messageContrl } from './service/message-contrl.js';
import { serviceCodes, serviceComposites, serviceElements, serviceSegments } from './service/service.js';

/** A directory whose texts are parsed message by message when they are asked for. */
export interface EdifactDirectory {
  readonly directory: string;
  set(type: string): SetDefinition | undefined;
}

/** The directories that this library knows, oldest first. */
export const edifactDirectories: readonly EdifactDirectory[] = [directoryD96A, directoryD01B].map(openDirectory);

/** The service messages, which belong to no directory: CONTRL. */
export const serviceDirectory: EdifactDirectory = openDirectory({
  directory: 'service',
  elements: '',
  composites: '',
  segments: '',
  codes: {},
  messages: { CONTRL: messageContrl },
});

function openDirectory(source: EdifactDirectorySource): EdifactDirectory {
  let segment: SetDefinition['segment'] | undefined;
  const sets = new Map<string, SetDefinition>();
  return {
    directory: source.directory,
    set(type) {
      const known = sets.get(type);
      const text = source.messages[type];
      if (known !== undefined || text === undefined) return known;
      segment ??= segmentLookup({
        elements: source.elements.trimEnd() + serviceElements,
        composites: source.composites.trimEnd() + serviceComposites,
        segments: source.segments.trimEnd() + serviceSegments,
        codes: { ...source.codes, ...serviceCodes },
      });
      const root = parseSet(type, text);
      const made = { syntax: 'edifact' as const, type, release: source.directory, root, segment, tags: tagsOf(root) };
      sets.set(type, made);
      return made;
    },
  };
}
