/** Something that a partner owes us by a time. */
export type Level = 'functional-acknowledgement' | 'answer' | 'ship-notice' | 'invoice';

/** A person knows that it is late: nobody is asked about it `until` then, or ever. */
export interface SettledLevel {
  /** The order, or what was said of it: see the exception that was settled. */
  readonly subject: string;
  readonly what: Level;
  /** When it was due: of what is due at another time a person has said nothing. */
  readonly due: Date;
  readonly until: Date | null;
}
