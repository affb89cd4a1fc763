import type {
  ElementDefinition,
  LoopDefinition,
  PlaceDefinition,
  SegmentDefinition,
  XmlVocabulary,
} from '@quayside/edi';
import type { AttributeNumbers } from './element-path.js';
import { own } from '../rules/path.js';

/** What a mapping says of a partner's own elements: the children of each, in their order. */
export type Outline = ReadonlyMap<string, readonly string[]>;

/** An element of a vocabulary as a loop, its children looked up when somebody asks for them: types hold each other. */
export function describedElement(name: string, vocabulary: XmlVocabulary): LoopDefinition {
  return lazily(name, () =>
    vocabulary.children(name).map((child) => ({
      tag: child.name,
      mandatory: child.mandatory,
      max: child.repeats ? Number.MAX_SAFE_INTEGER : 1,
      loop: describedElement(child.name, vocabulary),
    })),
  );
}

/** An element that an outline describes; without one its children are what paths name, in the order in which they do. */
export function outlinedElement(name: string, outline: Outline): LoopDefinition {
  const children = outline.get(name);
  if (children) return lazily(name, () => children.map((child) => openPlace(child, outline)));
  const places: PlaceDefinition[] = [];
  return {
    id: name,
    opens: own,
    places,
    byTag: new Map(),
    mandatory: [],
    made: (tag) => {
      const known = places.find((place) => place.tag === tag);
      if (known) return known;
      const made = openPlace(tag, outline);
      places.push(made);
      return made;
    },
  };
}

function openPlace(tag: string, outline: Outline): PlaceDefinition {
  return { tag, mandatory: false, max: Number.MAX_SAFE_INTEGER, loop: outlinedElement(tag, outline) };
}

function lazily(id: string, list: () => readonly PlaceDefinition[]): LoopDefinition {
  let places: readonly PlaceDefinition[] | undefined;
  return {
    id,
    opens: own,
    get places() {
      return (places ??= list());
    },
    byTag: new Map(),
    mandatory: [],
  };
}

/** The text of an element and its attributes, by their numbers; an attribute that it cannot have has no id. */
export function elementSegment(
  tag: string,
  attributes: AttributeNumbers,
  possible: readonly string[] | undefined,
): SegmentDefinition {
  const known = attributes.names();
  const all = known.map((name) => definition(possible && !possible.includes(name) ? '' : `@${name}`));
  return { tag, elements: [definition(tag), ...all], relations: [] };
}

function definition(id: string): ElementDefinition {
  return { kind: 'element', id, type: 'AN', min: 0, max: 1_000_000, mandatory: false, repeat: 1 };
}
