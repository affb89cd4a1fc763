/** An element as a place within another one. */
export interface ChildDefinition {
  /** With the prefix that the vocabulary gives to its namespace: "cbc:ID"; cXML has none. */
  readonly name: string;
  readonly mandatory: boolean;
  readonly repeats: boolean;
}

/** The elements of a family of XML documents: what stands in which, in the order that their schema asks for. */
export interface XmlVocabulary {
  readonly name: string;
  /** As people know it. */
  readonly title: string;
  readonly release: string;
  /** The prefixes that paths use, with the namespaces that they mean. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** The namespace of a root element. */
  rootNamespace(root: string): string;
  /** The document type that a file begins with. */
  readonly doctype?: string;
  /** What may stand in an element; nothing where it holds text alone, or is not described. */
  children(element: string): readonly ChildDefinition[];
  attributes(element: string): readonly string[];
  /** Every root element that is described. */
  readonly roots: readonly string[];
}

/** A vocabulary in its compact form. */
export interface VocabularySource {
  readonly name: string;
  readonly title: string;
  readonly release: string;
  readonly namespaces: Readonly<Record<string, string>>;
  readonly rootNamespace: (root: string) => string;
  readonly doctype?: string;
  readonly roots: readonly string[];
  /** By element, or by the type that several elements share: its children, "!" when mandatory, "*" and "+" when they repeat. */
  readonly content: Readonly<Record<string, string>>;
  /** The type of an element whose content is described under another name. */
  readonly types: Readonly<Record<string, string>>;
  readonly attributes: (element: string) => readonly string[];
}

/** Makes a vocabulary of its compact form; what an element holds is looked up when it is asked for. */
export function vocabularyOf({ content, types, ...source }: VocabularySource): XmlVocabulary {
  const known = new Map<string, readonly ChildDefinition[]>();
  return {
    ...source,
    children: (element) => {
      const type = types[element] ?? element;
      const found = known.get(type) ?? childrenIn(content[type] ?? '');
      known.set(type, found);
      return found;
    },
  };
}

function childrenIn(text: string): ChildDefinition[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const mark = /[!*+]$/.exec(word)?.[0] ?? '';
      return {
        name: mark === '' ? word : word.slice(0, -1),
        mandatory: mark === '!' || mark === '+',
        repeats: mark === '*' || mark === '+',
      };
    });
}
