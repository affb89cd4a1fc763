import type { Place } from '@quayside/std';

/** An element of an XML file. Names are local; what they mean, the namespace says. */
export interface XmlElement {
  readonly name: string;
  /** The URI of its namespace; '' when it is in none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** What it says itself, its children left out; references are decoded, blanks kept. */
  readonly text: string;
  /** Where its text stands; of an element without one, its start tag. */
  place(): Place;
}

/** An attribute; declarations of namespaces are none. */
export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
  /** Where its value stands, without the quotes. */
  place(): Place;
}
