import type { Segment, Span } from '@quayside/edi';
import type { Place } from '@quayside/std';
import { own } from '../rules/path.js';

/** What knows where it stands. */
interface Placed {
  place(): Place;
}

/** An attribute with its number in the mapping: 1 is the text of the element, attributes follow. */
export interface NumberedAttribute {
  readonly number: number;
  readonly name: string;
  readonly value: string;
  readonly placed: Placed;
}

/** What an element of XML or JSON says itself: its text, and its attributes. */
export interface Said {
  readonly text: string;
  readonly attributes: readonly NumberedAttribute[];
  /** It has the place of the text, or of the element where there is none. */
  readonly placed: Placed;
}

/** What an element says itself, as the segment that opens it: element 1 is its text, the others are its attributes. */
export class ElementSegment implements Segment {
  readonly kind = 'segment';
  readonly tag = own;
  private known: string | undefined;

  constructor(
    private readonly said: Said,
    /** The element around it; nothing around the root. */
    private readonly above: ElementSegment | undefined,
    /** What its path has more than that: "/cac:InvoiceLine[3]". */
    private readonly step: string,
    readonly position: number,
  ) {}

  get offset(): number {
    return this.said.placed.place().offset ?? 0;
  }

  get length(): number {
    return this.said.placed.place().length ?? 0;
  }

  get elements(): number {
    let most = 1;
    for (const { number } of this.said.attributes) if (number > most) most = number;
    return most;
  }

  repetitions(element: number): number {
    return this.text(element) === undefined ? 0 : 1;
  }

  components(): number {
    return 1;
  }

  text(element: number, component = 1): string | undefined {
    if (component !== 1) return undefined;
    return element === 1 ? this.said.text : this.attribute(element)?.value;
  }

  span(element: number): Span | undefined {
    const { offset, length = 0 } = (element === 1 ? this.said : this.attribute(element))?.placed.place() ?? {};
    return offset === undefined ? undefined : { offset, length };
  }

  place(element = 1): Place {
    const attribute = this.attribute(element);
    const place = (attribute ?? this.said).placed.place();
    return { ...place, path: attribute ? `${this.path}/@${attribute.name}` : this.path };
  }

  /** Where it stands, as XPath or a JSON pointer would have it. */
  private get path(): string {
    return (this.known ??= (this.above?.path ?? '') + this.step);
  }

  private attribute(element: number): NumberedAttribute | undefined {
    const { attributes } = this.said;
    for (let at = attributes.length - 1; at >= 0; at--) if (attributes[at]?.number === element) return attributes[at];
    return undefined;
  }
}
