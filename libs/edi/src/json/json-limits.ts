/** How much of a JSON file is read: more of anything is refused. */
export interface JsonLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Values of the file. */
  readonly values: number;
  /** Characters of a number. */
  readonly number: number;
}

export const defaultJsonLimits: JsonLimits = { bytes: 20_000_000, depth: 64, values: 500_000, number: 64 };
