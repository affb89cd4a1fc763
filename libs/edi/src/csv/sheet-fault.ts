import type { Finding } from '@quayside/std';

/**
 * What is wrong with a table that somebody made by hand, as facts: who sent it is told in its own words and language, and not in
 * those for people who know our settings.
 */
export type SheetFault =
  /** A cell, or many of them, is no text in this encoding. */
  | { readonly is: 'not-text'; readonly encoding: string }
  | { readonly is: 'quote-open' }
  | { readonly is: 'quote-inside' }
  /** More cells, or larger rows, than are read. */
  | { readonly is: 'too-large' }
  | { readonly is: 'empty' }
  | { readonly is: 'column-twice'; readonly name: string }
  | { readonly is: 'other-delimiter'; readonly found: string; readonly agreed: string }
  /** The columns of each document that was agreed, by the names that files usually have for them. */
  | { readonly is: 'columns-unknown'; readonly known: readonly (readonly string[])[] }
  | { readonly is: 'columns-unclear' }
  | { readonly is: 'row-long'; readonly cells: number; readonly columns: number; readonly delimiter: string }
  | { readonly is: 'row-short'; readonly cells: number; readonly columns: number; readonly empty: readonly string[] }
  | { readonly is: 'names-again' }
  /** What tells the kinds of rows that there are: a text in a cell, counted from 1. */
  | { readonly is: 'row-kind'; readonly kinds: readonly { readonly text: string; readonly cell: number }[] }
  | { readonly is: 'row-alone' }
  /** A footer counts other rows than came. */
  | { readonly is: 'count'; readonly said: string; readonly rows: number };

/** A finding about a table. One without a fault is nothing that its sender could mend. */
export interface SheetFinding extends Finding {
  readonly fault?: SheetFault;
}
