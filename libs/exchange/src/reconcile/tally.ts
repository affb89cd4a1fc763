import type { Alteration, AuditStanding, Hole, Reckoned, Statement } from '../model/statement.js';

/** A statement that names more than that of a kind is read by nobody, and would grow with the history. */
const mostNamed = 1000;

/** A statement while it is made. */
export class Tally {
  readonly #ends = {
    file: new Map<string, number>(),
    arrival: new Map<string, number>(),
    document: new Map<string, number>(),
    outbound: new Map<string, number>(),
    dispatch: new Map<string, number>(),
  };
  readonly #unasked = new Map<string, { readonly whom: string; readonly why: string; documents: number }>();
  readonly #holes: Hole[] = [];
  #holeCount = 0;
  readonly #alterations: Alteration[] = [];
  #alterationCount = 0;
  #bytes = 0;
  #bytesOut = 0;
  #records = 0;

  count(kind: Reckoned, end: string): void {
    const ends = this.#ends[kind];
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }

  countBytes(bytes: number): void {
    this.#bytes += bytes;
  }

  countBytesOut(bytes: number): void {
    this.#bytesOut += bytes;
  }

  countRecords(records: number): void {
    this.#records += records;
  }

  hole(hole: Hole): void {
    this.#holeCount += 1;
    if (this.#holes.length < mostNamed) this.#holes.push(hole);
  }

  alteration(alteration: Alteration): void {
    this.#alterationCount += 1;
    if (this.#alterations.length < mostNamed) this.#alterations.push(alteration);
  }

  unasked(whom: string, why: string, documents: number): void {
    const key = JSON.stringify([whom, why]);
    const known = this.#unasked.get(key);
    if (known) known.documents += documents;
    else this.#unasked.set(key, { whom, why, documents });
  }

  statement(at: Date, since: Date | null, audit: AuditStanding): Statement {
    return {
      ...{ at, since, bytes: this.#bytes, bytesOut: this.#bytesOut, records: this.#records },
      files: Object.fromEntries(this.#ends.file),
      arrivals: Object.fromEntries(this.#ends.arrival),
      documents: Object.fromEntries(this.#ends.document),
      outbound: Object.fromEntries(this.#ends.outbound),
      dispatches: Object.fromEntries(this.#ends.dispatch),
      unasked: [...this.#unasked.values()],
      holes: [...this.#holes],
      holeCount: this.#holeCount,
      alterations: [...this.#alterations],
      alterationCount: this.#alterationCount,
      audit,
    };
  }
}
