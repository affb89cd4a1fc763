import { type Origin, type PlaceColumns, PlaceColumnsBuilder } from '@quayside/canonical';

/** Which fields of what was told are which fields of the document: each may become several, or none. */
export class Moves {
  private readonly targets = new Map<string, string[]>();

  /** `lists` are the members of the document that move; all others stay where they are. */
  constructor(private readonly lists: ReadonlySet<string>) {}

  add(from: string, to: string): void {
    const known = this.targets.get(from);
    if (known) known.push(to);
    else this.targets.set(from, [to]);
  }

  /** Where a field is now, with all that is in it. */
  of(pointer: string): readonly string[] {
    if (!this.lists.has(pointer.split('/', 2)[1] ?? '')) return [pointer];
    const found: string[] = [];
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      for (const to of this.targets.get(at) ?? []) found.push(to + pointer.slice(at.length));
    }
    return found;
  }

  /** The places of the fields where they are now. */
  placesOf(told: PlaceColumns): PlaceColumns {
    const placed: [pointer: string, origin: Origin][] = [];
    for (const [pointer, origin] of told.entries()) for (const to of this.of(pointer)) placed.push([to, origin]);
    const builder = new PlaceColumnsBuilder();
    for (const [pointer, origin] of placed) builder.addOrigin(pointer, origin);
    return builder.build();
  }
}
