import type { SetDefinition, XmlFrame, XmlOut } from '@quayside/edi';
import type { Finding } from '@quayside/std';

/** A set to be written, ST and SE or UNH and UNT left to the envelope: each segment is its tag and its elements. */
export interface WrittenSet {
  readonly syntax: SetDefinition['syntax'];
  readonly type: string;
  readonly release: string;
  /** UNH 0057, of a message that is a subset. */
  readonly association?: string;
  readonly segments: readonly (readonly [tag: string, ...elements: (string | readonly string[])[]])[];
  /** The whole file, of XML and JSON; of cXML all but its Header. */
  readonly text?: string;
  /** Of XML, the same as a tree, for what goes around it. */
  readonly xml?: { readonly root: XmlOut; readonly frame: XmlFrame };
  /** What the document says and the set cannot. */
  readonly findings: readonly Finding[];
}
