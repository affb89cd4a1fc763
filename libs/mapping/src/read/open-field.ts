import type { Expression } from '../values/expression.js';

/** A field whose value an expression gives when the other fields have been read. */
export interface OpenField {
  readonly pointer: string;
  readonly expression: Expression;
  readonly input: Readonly<Record<string, string>>;
}
