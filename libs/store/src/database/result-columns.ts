import { moves, type Kind, type StateOf } from '@quayside/exchange';
import { z } from 'zod';
import { numberFrom } from './numbers.js';

// Columns of the rows that statements give, as the driver gives them.

export const text = z.string();
export const uuid = z.guid();
export const flag = z.boolean();
export const int = z.int();
export const float = z.number();
export const instant = z.date();
export const bytes = z.instanceof(Buffer);
/** A sequence number: text, however large. */
export const sequence = z.string().regex(/^\d+$/);
export const sequences = z.array(sequence);
/** A count, a size, a sum: bigint or numeric, which come as text. */
export const count = z.codec(z.string(), z.int(), { decode: numberFrom, encode: String });

/** jsonb, which comes parsed. What is inside was typed when it was written, and is not looked at again. */
export function json<T>(): z.ZodType<T> {
  return z.custom<T>((value) => value !== undefined);
}

/** Text that is one of our words: which ones there are, the code that wrote it knew. */
export function word<Word extends string>(): z.ZodType<Word> {
  return z.custom<Word>((value) => typeof value === 'string' && value !== '');
}

/** A uuid with a brand of its own. */
export function idOf<Id extends string>(): z.ZodType<Id> {
  return z.custom<Id>((value) => uuid.safeParse(value).success);
}

/** One of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): z.ZodType<Word> {
  return z.literal(words);
}

/** A state of this kind of row. */
export function stateOf<K extends Kind>(kind: K): z.ZodType<StateOf<K>> {
  const states: object = moves[kind];
  return z.custom<StateOf<K>>((value) => typeof value === 'string' && Object.hasOwn(states, value));
}
