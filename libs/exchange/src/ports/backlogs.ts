/** Files and arrivals of one partner that are to be read, and how many of them may wait before it is slowed down. */
export interface Backlog {
  /** Counted up to twice the limit. */
  readonly waiting: number;
  readonly limit: number;
  /** Of those that are read in a second; nothing before that was seen. */
  readonly perSecond: number | undefined;
}

/** How far behind we are with each partner. */
export interface Backlogs {
  of(partner: string): Promise<Backlog>;
  /** Counts a file that has come since the figure was fresh. */
  add(partner: string): void;
}
