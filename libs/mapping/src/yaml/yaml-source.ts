import { type Finding, fail, isStorable, ok, type Result, type Severity, unstorableIn } from '@quayside/std';
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml';
import { noteOrder } from './key-order.js';
import { type YamlSlip, yamlSlip } from './yaml-slip.js';

export type YamlPath = readonly (string | number)[];

/** A YAML text that was read: plain values, every scalar as the text that was written, and where each of them stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** A finding at the value of a path, or at its key; of a path that is not there, at the nearest one above. */
  finding(path: YamlPath, message: string, options?: { code?: string; severity?: Severity; atKey?: boolean }): Finding;
}

/** Reads YAML without guessing types: `00`, `NO` and `1.50` stay what they are. A repeated key is an error. */
export function readYaml(text: string, file: string): Result<YamlSource, readonly Finding[]> {
  const counter = new LineCounter();
  if (!isStorable(text)) {
    const message = 'the file holds U+0000 or half of a character: save it as UTF-8';
    return fail([at(file, counter, 0, { code: 'yaml', message, path: '' })]);
  }
  // The failsafe schema knows only text, lists and maps.
  const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe', prettyErrors: false });
  // Behind the first error of syntax everything looks wrong; a repeated key misleads nobody.
  const errors = document.errors.filter((error, i) => i === 0 || error.code === 'DUPLICATE_KEY');
  if (errors.length > 0) {
    return fail(
      errors.map((error) => {
        const { message, offset } = yamlSlip(error, text);
        return at(file, counter, offset, { code: 'yaml', message, path: '' });
      }),
    );
  }
  const dangling = danglingAlias(document);
  if (dangling)
    return fail([at(file, counter, dangling.offset, { code: 'yaml', message: dangling.message, path: '' })]);
  const value = valueOf(document);
  if (!value.ok) return fail([at(file, counter, 0, { code: 'yaml', message: value.error, path: '' })]);
  noteOrder(document, value.value);
  return ok({
    file,
    value: value.value,
    finding: (path, message, options = {}) => ({
      ...at(file, counter, offsetOf(document, path, options.atKey ?? false), {
        code: options.code ?? 'profile',
        message,
        path: path.join('.'),
      }),
      severity: options.severity ?? 'fatal',
    }),
  });
}

/** `element: *X` was meant as a text: nothing was given the name X with &X before. */
function danglingAlias(document: Document): YamlSlip | undefined {
  let found: YamlSlip | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      const message = `a text that begins with * needs quotes: '*${alias.source}'`;
      found = { message, offset: alias.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Aliases of aliases are a few bytes, and more than any memory once they are written out. And an escape ("\\0") may stand for what
 * is no character: a constant with it would get into documents.
 */
function valueOf(document: Document): Result<unknown> {
  try {
    const value = document.toJS({ maxAliasCount: 100 }) as unknown;
    const wrong = unstorableIn(value);
    return wrong ? fail(`${wrong.path} holds ${wrong.character}, which is no character of a text`) : ok(value);
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return fail('aliases stand for more than 100 others: write out what they stand for');
  }
}

interface Said {
  readonly code: string;
  readonly message: string;
  readonly path: string;
}

function at(file: string, counter: LineCounter, offset: number, said: Said): Finding {
  const { line, col } = counter.linePos(offset);
  const where = `${file}:${line}:${col}: `;
  const message = said.path === '' ? said.message : `${said.path}: ${said.message}`;
  return {
    code: said.code,
    severity: 'fatal',
    message: where + message,
    row: line,
    column: col,
    ...(said.path !== '' && { path: said.path }),
  };
}

// Of a path that is not there, the nearest one above that is.
function offsetOf(document: Document, path: YamlPath, atKey: boolean): number {
  for (let depth = path.length; depth > 0; depth--) {
    const start = (atKey ? keyAt(document, path.slice(0, depth)) : undefined) ?? nodeAt(document, path.slice(0, depth));
    if (start?.range) return start.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function nodeAt(document: Document, path: YamlPath): Node | undefined {
  return document.getIn(path, true) as Node | undefined;
}

function keyAt(document: Document, path: YamlPath): Node | undefined {
  const parent = path.length === 1 ? document.contents : nodeAt(document, path.slice(0, -1));
  if (!isMap(parent)) return undefined;
  return parent.items
    .map((item) => item.key)
    .find((key): key is Scalar => isScalar(key) && key.value === String(path.at(-1)));
}
