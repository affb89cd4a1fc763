import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { sourceText, type SourceText } from '@quayside/edi';
import type { Answer, Item } from './part.js';
import { stepsOf } from './part.js';

const deepest = 200;

/** A page in JSON; or what is wrong with it. Numbers stay as they were written, and elements keep their bytes. */
export function jsonAnswer(bytes: Uint8Array): Answer | string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'it is not UTF-8';
  }
  if (isTooDeep(text)) return `it is nested more than ${deepest} deep`;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!root || first) return first ? `${printParseErrorCode(first.error)} at character ${first.offset}` : 'it is empty';
  // The decoder takes a byte order mark away.
  const mark = Buffer.from(bytes.subarray(0, 3)).toString('latin1') === '\u00ef\u00bb\u00bf' ? 3 : 0;
  return partOf(root, sourceText(text, 'utf-8', mark));
}

function partOf(node: Node, source: SourceText): Answer {
  return {
    text: (pointer) => scalarOf(nodeAt(node, pointer), source.text),
    items: (pointer) => {
      const list = nodeAt(node, pointer);
      return list?.type === 'array' ? (list.children ?? []).map((each) => itemOf(each, source)) : undefined;
    },
  };
}

function itemOf(node: Node, source: SourceText): Item {
  const { text } = partOf(node, source);
  const [from, to] = [node.offset, node.offset + node.length];
  return {
    text,
    cut: () => ({ bytes: Buffer.from(source.text.slice(from, to), 'utf8'), ...source.span(from, to) }),
  };
}

function nodeAt(node: Node, pointer: string): Node | undefined {
  let at: Node | undefined = node;
  for (const step of stepsOf(pointer)) {
    if (!at) return undefined;
    at = findNodeAtLocation(at, [at.type === 'array' ? Number(step) : step]);
  }
  return at;
}

function scalarOf(node: Node | undefined, source: string): string | undefined {
  switch (node?.type) {
    case 'string':
      return node.value as string;
    case 'number':
    case 'boolean':
      return source.slice(node.offset, node.offset + node.length);
    default:
      return undefined;
  }
}

/** The parser calls itself for each level. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length && depth <= deepest; at += 1) {
    switch (text[at]) {
      case '"':
        at = endOfText(text, at);
        break;
      case '[':
      case '{':
        depth += 1;
        break;
      case ']':
      case '}':
        depth -= 1;
        break;
      default:
    }
  }
  return depth > deepest;
}

function endOfText(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '"') return at;
  }
  return source.length;
}
