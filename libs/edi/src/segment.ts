import type { Place } from '@quayside/std';

/** Bytes of the file: where they start and how many. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/**
 * One segment as it came. Elements, components and repetitions count from 1. Texts are decoded and unescaped;
 * an element that is absent or empty has no text.
 */
export interface Segment extends Span {
  readonly kind: 'segment';
  readonly tag: string;
  /** Position in its set: ST or UNH is 1. */
  readonly position: number;
  /** How many elements it has, trailing empty ones included. */
  readonly elements: number;
  repetitions(element: number): number;
  components(element: number, repetition?: number): number;
  /** The whole element as text when `component` is left out and it has only one; of several repetitions the first. */
  text(element: number, component?: number, repetition?: number): string | undefined;
  /** The bytes of the element or component as sent (escapes included); an empty one has length 0; an absent one has none. */
  span(element: number, component?: number, repetition?: number): Span | undefined;
  /** The same as a place for findings and provenance; of an absent element the place of the segment with its numbers. */
  place(element?: number, component?: number, repetition?: number): Place;
}

/**
 * Segments in the loops of the dictionary. A loop is named by the tag of the segment that opens it ("PO1", "N1", "HL");
 * `repetition` counts loops of that name under the same parent from 1. Segments that the dictionary does not know stay where they stood.
 */
export interface Loop {
  readonly kind: 'loop';
  readonly id: string;
  readonly repetition: number;
  readonly children: readonly (Segment | Loop)[];
}
