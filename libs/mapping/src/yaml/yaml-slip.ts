import type { YAMLError } from 'yaml';

/** What a slip of YAML means in words, and where its cause stands, which the parser often notices only later. */
export interface YamlSlip {
  readonly message: string;
  /** Characters from the beginning of the text. */
  readonly offset: number;
}

/** What somebody who writes a profile did where the parser stopped, and what to write instead. */
export function yamlSlip(error: Pick<YAMLError, 'code' | 'message' | 'pos'>, text: string): YamlSlip {
  const [offset] = error.pos;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const spot: Spot = { text, start, line: text.slice(start, end < 0 ? text.length : end), at: offset - start };
  const slip = (slips[error.code] ?? []).map((each) => each(spot)).find((found) => found !== undefined);
  return { message: slip?.message ?? error.message, offset: slip?.at === undefined ? offset : start + slip.at };
}

/** The line where the parser stopped, and the column in it. */
interface Spot {
  readonly text: string;
  readonly start: number;
  readonly line: string;
  readonly at: number;
}

interface Said {
  readonly message: string;
  /** Where in the line; the place of the parser without it. */
  readonly at?: number;
}

type Look = (spot: Spot) => Said | undefined;

const slips: Readonly<Partial<Record<YAMLError['code'], readonly Look[]>>> = {
  UNEXPECTED_TOKEN: [bracketInText, commaAlone, textBehindQuote],
  BAD_DQ_ESCAPE: [backslash],
  MISSING_CHAR: [bracketInText, noBlankBehindColon, openQuote, openBracket, notAKey],
  BAD_INDENT: [openBracket, otherColumn],
  BAD_SCALAR_START: [badStart],
  BAD_ALIAS: [badStart],
  TAB_AS_INDENT: [() => ({ message: 'a tab stands in front of the line: set it in with blanks' })],
  BLOCK_AS_IMPLICIT_KEY: [noBlankBehindDash, colonInText, deeperThanBefore],
  MULTILINE_IMPLICIT_KEY: [noBlankBehindColon, notAKey],
  DUPLICATE_KEY: [keyTwice],
};

/** `{ at: REF[VN].02 }`: between brackets, a bracket ends a text. */
function bracketInText({ line, at }: Spot): Said | undefined {
  for (const match of line.matchAll(/(?<=[{[,:]\s*)([A-Za-z][\w/]*(?:\[[^\]{}]*\][\w/.]*)+)(?=\s*(?:[,}\]#]|$))/g)) {
    const word = match[1] ?? '';
    if (at < match.index || at > match.index + word.length) continue;
    return { message: `between { } and [ ] a text with brackets needs quotes: '${word}'`, at: match.index };
  }
  return undefined;
}

/** `{ decimal: ,, delimiter: ';' }` */
function commaAlone({ line, at }: Spot): Said | undefined {
  if (!/:\s*,?$/.test(line.slice(0, at)) || line[at] !== ',') return undefined;
  return { message: "between { } and [ ] a comma needs quotes: ','" };
}

/** `"P\d{5}"`: patterns are full of backslashes. */
function backslash({ line, at }: Spot): Said | undefined {
  const quotedText = /"(?:[^"\\]|\\.)*"/.exec(line.slice(line.lastIndexOf('"', at)))?.[0];
  if (quotedText === undefined) return undefined;
  return { message: `between double quotes a \\ means something else; write ${quoted(quotedText.slice(1, -1))}` };
}

function textBehindQuote({ line, at }: Spot): Said | undefined {
  const quote = /(['"])\s*$/.exec(line.slice(0, at))?.[1];
  if (quote === undefined) return undefined;
  const inside =
    quote === "'"
      ? "inside '...' an apostrophe is written twice: 'it''s'"
      : String.raw`inside "..." a quote is written as \"`;
  return { message: `the text ends at this ${quote}, and more stands behind it; ${inside}`, at: at - 1 };
}

function openQuote({ text, start, at }: Spot): Said | undefined {
  // The parser tells it at the end of the text: the line that opens it is the last one with an odd number of that quote.
  const lines = text.slice(0, start + at).split('\n');
  let offset = start + at;
  for (const line of lines.toReversed()) {
    offset -= line.length + 1;
    const open = /(?:^|[\s{[,:])(["'])(?:(?!\1).)*$/.exec(line);
    const quote = open?.[1];
    if (open && quote !== undefined) {
      const column = offset + 1 + open.index + open[0].indexOf(quote);
      return {
        message: `the text that begins with ${quote} here never ends: write ${quote} at its end`,
        at: column - start,
      };
    }
  }
  return undefined;
}

function openBracket({ text, start, at }: Spot): Said | undefined {
  const open = unclosed(text.slice(0, start + at));
  if (!open) return undefined;
  const close = open.bracket === '{' ? '}' : ']';
  if (
    text
      .slice(start + at)
      .trimStart()
      .startsWith(close)
  )
    return undefined;
  const lineEnd = text.indexOf('\n', open.at);
  const rest = text.slice(open.at, lineEnd < 0 ? undefined : lineEnd);
  const comment = /\s#/.test(rest) ? '; from a # behind a blank on, a line is a comment: put a # in quotes' : '';
  return {
    message: `the ${open.bracket} that stands here is never closed with ${close}${comment}`,
    at: open.at - start,
  };
}

/** The last bracket of flow that is open, outside of quotes and comments. */
function unclosed(text: string): { readonly bracket: string; readonly at: number } | undefined {
  const open: { bracket: string; at: number }[] = [];
  const tokens = /'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|(?<=^|\s)#[^\n]*|(?<=[\s:,[{-])[[{]|[\]}]/gm;
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    if (token === '[' || token === '{') open.push({ bracket: token, at: match.index });
    else if (token === ']' || token === '}') open.pop();
  }
  return open.at(-1);
}

function otherColumn({ line }: Spot): Said | undefined {
  const blanks = /^( *)[\w-]+:/.exec(line)?.[1]?.length;
  if (blanks === undefined) return undefined;
  const by = blanks === 1 ? '1 blank' : `${blanks} blanks`;
  return {
    message: `this key is set in by ${by}, other than the keys around it: those of one group begin in the same column`,
    at: blanks,
  };
}

/** A text may not begin with what means something else: `element: *`. */
function badStart({ text, start, line, at }: Spot): Said {
  const mark = line[at] ?? '';
  const isInBrackets = unclosed(text.slice(0, start + at)) !== undefined;
  const said = isInBrackets ? /^[^\s,{}[\]]+/.exec(line.slice(at))?.[0] : withoutComment(line.slice(at));
  return { message: `a text that begins with ${mark} needs quotes: ${quoted(said ?? mark)}` };
}

function withoutComment(text: string): string {
  return text.replace(/\s+#.*$/, '').trimEnd();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `-{ from: ... }` */
function noBlankBehindDash({ line }: Spot): Said | undefined {
  const dash = /^(\s*)-(?=[{[\w"'])/.exec(line);
  return dash ? { message: 'a blank must stand behind the - of a list', at: dash[1]?.length ?? 0 } : undefined;
}

/** `note: order: 5` */
function colonInText({ line, at }: Spot): Said | undefined {
  const rest = withoutComment(line.slice(at));
  return /\S:\s/.test(rest) ? { message: `a text with ": " in it needs quotes: ${quoted(rest)}` } : undefined;
}

function deeperThanBefore({ line }: Spot): Said | undefined {
  if (!/^\s*[\w.-]+:\s+\S/.test(line)) return undefined;
  return {
    message:
      'this key has a value already, and the next line is set in deeper, as if more belonged to it: keys of one group begin in the same column',
  };
}

/** `name:"Acme"` */
function noBlankBehindColon({ line }: Spot): Said | undefined {
  const colon = /^(\s*(?:- )?[\w.-]+):(?=["'{[\w])/.exec(line);
  return colon ? { message: 'a blank must stand behind the : of a key', at: colon[1]?.length ?? 0 } : undefined;
}

function notAKey({ line, at }: Spot): Said | undefined {
  if (/:(?:\s|$)/.test(line)) return undefined;
  return { message: `expected "key: value", found "${line.slice(at).trim()}"` };
}

function keyTwice({ text, start, line, at }: Spot): Said | undefined {
  const key = /^["']?([^"':]+?)["']?\s*:/.exec(line.slice(at))?.[1];
  if (key === undefined) return undefined;
  const indent = line.slice(0, at);
  const before = text.slice(0, start).split('\n');
  const first = before.findLastIndex((each) => each.startsWith(indent) && each.slice(at).startsWith(`${key}:`));
  const where = first < 0 ? '' : `; the first is in line ${first + 1}`;
  return { message: `the key "${key}" stands here a second time${where}` };
}
