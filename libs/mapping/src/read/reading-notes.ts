import { type Origin, type PlaceColumns, PlaceColumnsBuilder } from '@quayside/canonical';
import type { Segment } from '@quayside/edi';
import type { Finding } from '@quayside/std';
import type { OpenField } from './open-field.js';

interface Mark {
  readonly taken: number;
  readonly places: number;
  readonly open: number;
  readonly findings: number;
}

/** What reading a set notes on its way: which elements were taken, for which field, and what is wrong. */
export class ReadingNotes {
  readonly #taken: { segment: Segment; element: number; component?: number | undefined }[] = [];
  readonly #places = new PlaceColumnsBuilder();
  readonly findings: Finding[] = [];
  readonly open: OpenField[] = [];

  take(segment: Segment, element: number, component?: number): void {
    this.#taken.push({ segment, element, component });
  }

  /** The first place is the one that a field came from. */
  cameFrom(pointer: string, origin: Origin): void {
    this.#places.addOrigin(pointer, origin);
  }

  /** A field that an expression gives later. */
  leaveOpen(field: OpenField): void {
    this.open.push(field);
  }

  /** A point to go back to when a group turns out to say nothing. Findings stay, and what they are about was read. */
  mark(): Mark {
    return {
      taken: this.#taken.length,
      places: this.#places.mark(),
      open: this.open.length,
      findings: this.findings.length,
    };
  }

  backTo(mark: Mark): void {
    this.open.length = mark.open;
    if (this.findings.length === mark.findings) this.#taken.length = mark.taken;
    this.#places.backTo(mark.places);
  }

  /** The same for something that was said before: what was taken stays taken, and nothing else was noted. */
  onlyTaken(mark: Mark): void {
    this.open.length = mark.open;
    this.#places.backTo(mark.places);
    this.findings.length = mark.findings;
  }

  provenance(): PlaceColumns {
    return this.#places.build();
  }

  /** Whether an element, or one component of it, was taken. */
  takenFrom(): (segment: Segment, element: number, component?: number) => boolean {
    const taken = new Map<Segment, Set<string>>();
    for (const { segment, element, component } of this.#taken) {
      const keys = taken.get(segment) ?? new Set();
      taken.set(segment, keys.add(component === undefined ? `${element}` : `${element}.${component}`));
    }
    return (segment, element, component) => {
      const keys = taken.get(segment);
      return keys !== undefined && (keys.has(`${element}`) || keys.has(`${element}.${component ?? 1}`));
    };
  }
}
