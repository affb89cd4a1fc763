/** How much of an XML file is read: more of anything is refused. */
export interface XmlLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Elements within each other. */
  readonly depth: number;
  /** Elements of the file. */
  readonly elements: number;
  /** Attributes of one element. */
  readonly attributes: number;
}

// fast-xml-parser reads 2 to 3 MB a second and needs some 18 times the file in memory.
export const defaultXmlLimits: XmlLimits = { bytes: 10_000_000, depth: 64, elements: 250_000, attributes: 64 };
