import {
  type LoopDefinition,
  type SetDefinition,
  vocabularyNames,
  xmlVocabulary,
  type XmlVocabulary,
} from '@quayside/edi';
import type { Result } from '@quayside/std';
import { didYouMean, unknownKey } from '../yaml/nearest.js';
import { keysInOrder } from '../yaml/key-order.js';
import { isGroup, type Said, textIn, under } from './said.js';
import type { CsvForms } from '../values/csv-codec.js';
import { describedElement, elementSegment, type Outline, outlinedElement } from './element-definition.js';
import { AttributeNumbers, elementPath } from './element-path.js';
import type { Path } from '../rules/path.js';

/** What a mapping says of the XML or JSON files that it is about. */
export interface ElementLayout {
  readonly syntax: 'xml' | 'json';
  /** The root element as paths would name it: "Invoice", "x:Order"; of JSON "". */
  readonly root: string;
  /** Which namespace each prefix means; '' the one of names without a prefix. */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly doctype?: string;
  /** The vocabulary with its release, as people know it: "UBL 2.1". */
  readonly vocabulary?: string;
  /** What a file must hold to be of this kind; of a file with several documents, where they are. */
  readonly holds?: Path;
  readonly documents?: Path;
  readonly attributes: AttributeNumbers;
  /** What a vocabulary says of an element, wherever it stands. */
  readonly element?: (name: string) => LoopDefinition;
  /** How numbers and days are written, where not as XML and JSON do. */
  readonly forms?: CsvForms;
}

type Complain = (said: Said, message: string) => void;

/** Everything that the sections may say. */
export const xmlKeys = ['vocabulary', 'root', 'namespaces', 'holds', 'outline', 'dates', 'decimal'];
export const jsonKeys = ['holds', 'documents', 'outline', 'dates', 'decimal'];

interface Elements {
  readonly layout: ElementLayout;
  readonly set: SetDefinition;
  readonly parsePath: (text: string) => Result<Path>;
}

/** Reads the section `xml` or `json` of a mapping. */
export function elementLayout(
  said: Said,
  syntax: 'xml' | 'json',
  name: string,
  complain: Complain,
): Elements | undefined {
  if (!isGroup(said.value)) {
    complain(said, syntax === 'xml' ? 'expected root, and its vocabulary where it has one' : 'expected a group, or {}');
    return undefined;
  }
  const keys = syntax === 'xml' ? xmlKeys : jsonKeys;
  for (const key of Object.keys(said.value).filter((each) => !keys.includes(each))) {
    complain(under(said, key), unknownKey(key, keys));
  }
  const vocabulary = vocabularyOf(said, complain);
  if (vocabulary === null) return undefined;
  const root = syntax === 'json' ? '' : rootOf(said, vocabulary, complain);
  return root === undefined ? undefined : elementsOf({ said, syntax, name, complain }, root, vocabulary);
}

interface Section {
  readonly said: Said;
  readonly syntax: 'xml' | 'json';
  readonly name: string;
  readonly complain: Complain;
}

function elementsOf(
  { said, syntax, name, complain }: Section,
  root: string,
  vocabulary: XmlVocabulary | undefined,
): Elements {
  const attributes = new AttributeNumbers();
  const elements = vocabulary ? elementsBelow(root, vocabulary) : new Set<string>();
  for (const each of elements) for (const name of vocabulary?.attributes(each) ?? []) attributes.of(name);
  const parsePath = (text: string) => elementPath(text, attributes);
  const layout: ElementLayout = {
    ...{ syntax, root, attributes },
    namespaces: namespacesOf(said, root, vocabulary, complain),
    ...(vocabulary && known(vocabulary)),
    ...pathsOf(said, parsePath, complain),
    ...formsOf(said),
  };
  return { layout, parsePath, set: definitionOf(layout, outlineOf(said, complain), { vocabulary, elements, name }) };
}

function known(vocabulary: XmlVocabulary): Pick<ElementLayout, 'vocabulary' | 'element' | 'doctype'> {
  return {
    vocabulary: `${vocabulary.title} ${vocabulary.release}`,
    element: (tag) => describedElement(tag, vocabulary),
    ...(vocabulary.doctype !== undefined && { doctype: vocabulary.doctype }),
  };
}

/** null where one is named that there is not. */
function vocabularyOf(said: Said, complain: Complain): XmlVocabulary | undefined | null {
  const name = under(said, 'vocabulary');
  if (name.value === undefined) return undefined;
  const found = xmlVocabulary(textIn(name.value));
  if (!found)
    complain(name, `expected one of ${vocabularyNames.join(', ')}${didYouMean(textIn(name.value), vocabularyNames)}`);
  return found ?? null;
}

function rootOf(said: Said, vocabulary: XmlVocabulary | undefined | null, complain: Complain): string | undefined {
  const root = under(said, 'root');
  const name = textIn(root.value);
  if (name === '') {
    complain(root.value === undefined ? said : root, 'expected root, the name of the outermost element');
    return undefined;
  }
  if (!vocabulary || vocabulary.roots.includes(name)) return name;
  const hint = didYouMean(name, vocabulary.roots) || `; there are ${vocabulary.roots.join(', ')}`;
  complain(root, `${vocabulary.name} ${vocabulary.release} has no document "${name}"${hint}`);
  return undefined;
}

/** Every element that may stand in a document, and its root. */
function elementsBelow(root: string, vocabulary: XmlVocabulary): Set<string> {
  const found = new Set([root]);
  // A set goes on with what is added while it is gone through.
  for (const element of found) for (const child of vocabulary.children(element)) found.add(child.name);
  return found;
}

function namespacesOf(
  said: Said,
  root: string,
  vocabulary: XmlVocabulary | undefined | null,
  complain: Complain,
): ElementLayout['namespaces'] {
  const own = under(said, 'namespaces');
  const found = new Map<string, string>();
  if (vocabulary) found.set('', vocabulary.rootNamespace(root));
  for (const [prefix, uri] of Object.entries(vocabulary?.namespaces ?? {})) found.set(prefix, uri);
  if (own.value === undefined) return found;
  if (!isGroup(own.value)) {
    complain(own, 'expected prefixes with the namespaces that they mean; of names without a prefix, default');
    return found;
  }
  for (const prefix of keysInOrder(own.value)) {
    found.set(prefix === 'default' ? '' : prefix, textIn(own.value[prefix]));
  }
  return found;
}

function pathsOf(said: Said, parsePath: (text: string) => Result<Path>, complain: Complain) {
  const found: { holds?: Path; documents?: Path } = {};
  for (const key of ['holds', 'documents'] as const) {
    const written = under(said, key);
    if (written.value === undefined) continue;
    const path = parsePath(textIn(written.value));
    if (path.ok) found[key] = path.value;
    else complain(written, path.error);
  }
  return found;
}

function formsOf(said: Said): { forms?: CsvForms } {
  const { value: dates } = under(said, 'dates');
  const { value: decimal } = under(said, 'decimal');
  if (dates === undefined && decimal === undefined) return {};
  const forms = Array.isArray(dates) ? dates.map(textIn) : [textIn(dates)];
  return {
    forms: { decimal: decimal === ',' ? ',' : '.', dates: dates === undefined ? ['YYYY-MM-DD'] : forms },
  };
}

function outlineOf(said: Said, complain: Complain): Outline {
  const outline = under(said, 'outline');
  if (outline.value === undefined) return new Map();
  const { value } = outline;
  if (!isGroup(value)) {
    complain(outline, 'expected elements, each with the list of what stands in it');
    return new Map();
  }
  return new Map(Object.entries(value).map(([name, children]) => [name, [children].flat().map(textIn)]));
}

function definitionOf(
  layout: ElementLayout,
  outline: Outline,
  {
    vocabulary,
    elements,
    name,
  }: { vocabulary: XmlVocabulary | undefined; elements: ReadonlySet<string>; name: string },
): SetDefinition {
  const { syntax, root, attributes, holds } = layout;
  return {
    syntax,
    type: holds?.steps.at(-1)?.tag ?? (root === '' ? name : root),
    release: vocabulary?.release ?? '',
    root: vocabulary ? describedElement(root, vocabulary) : outlinedElement(root, outline),
    segment: (tag) => elementSegment(tag, attributes, vocabulary?.attributes(tag)),
    tags: elements,
  };
}
