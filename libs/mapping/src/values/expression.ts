import { fail, isStorable, ok, type Result } from '@quayside/std';
import jsonata from 'jsonata';
import { BoundedPattern } from './bounded-pattern.js';

/** A JSONata expression of a mapping: texts of the set in, one text out. Pure, and bounded in time, depth and size. */
export interface Expression {
  readonly text: string;
  evaluate(input: Readonly<Record<string, string>>): Promise<Result<string>>;
}

// Time is generous: only what never ends should meet it, on a loaded machine too.
const limits = { timeout: 1000, stack: 200, sequence: 10_000 };
const longest = 10_000;
const tooLong = `the expression gives more than ${longest} characters`;

// What gives another result each time, or turns text into code, has no place where a replay must give the same.
const refused = ['now', 'millis', 'random', 'shuffle', 'eval'];

/** Compiles an expression; the error says what is wrong with it and where. */
export function parseExpression(text: string): Result<Expression> {
  try {
    jsonata(text);
  } catch (error) {
    return fail(`the expression is wrong: ${wordsOf(error)}`);
  }
  return ok({ text, evaluate: (input) => evaluated(text, input) });
}

async function evaluated(text: string, input: Readonly<Record<string, string>>): Promise<Result<string>> {
  const expression = jsonata(text, { ...limits, RegexEngine: BoundedPattern as unknown as RegExpConstructor });
  expression.registerFunction('pad', padded, '<s-ns?:s>');
  for (const name of refused) {
    expression.registerFunction(name, () => {
      throw new Error(`$${name} is not allowed: the same file must give the same document each time`);
    });
  }
  try {
    const value: unknown = await expression.evaluate({ ...input });
    return textOf(value);
  } catch (error) {
    return fail(`the expression failed: ${wordsOf(error)}`);
  }
}

/** As JSONata has it, which would make a text of any length first. */
function padded(text: string, width: number, character = ' '): string {
  const [mark = ' '] = character;
  if (Math.abs(width) > 2 * longest) throw new Error(`$pad makes texts of at most ${2 * longest} characters`);
  const size = Math.trunc(Math.abs(width)) + text.length - [...text].length;
  return width < 0 ? text.padStart(size, mark) : text.padEnd(size, mark);
}

function textOf(value: unknown): Result<string> {
  if (value === undefined || value === null) return ok('');
  if (typeof value === 'string') return value.length > 2 * longest ? fail(tooLong) : storableText(value.trim());
  if (typeof value === 'boolean') return ok(String(value));
  if (typeof value !== 'number') return fail('the expression gives a structure, and a field holds one text');
  if (Number.isSafeInteger(value)) return ok(String(value));
  return fail(`the expression gives ${value} out of binary arithmetic, which is not exact; let it give a text`);
}

function storableText(text: string): Result<string> {
  if (!isStorable(text)) return fail('the expression gives U+0000 or half of a character, which no text can hold');
  return text.length <= longest ? ok(text) : fail(tooLong);
}

function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { message, position } = error as { readonly message?: string; readonly position?: number };
  return `${message ?? 'unknown'}${position === undefined ? '' : ` (at character ${position})`}`;
}
