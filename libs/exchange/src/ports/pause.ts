/** Since when nothing leaves: nothing is sent to partners, nothing goes to the ERP. What comes in is received and read. */
export interface GatewayPause {
  readonly since: Date;
  /** Who paused it. */
  readonly by: string;
  readonly reason: string;
  /** A backup was restored: whoever lifts it needs a reconciliation statement that was made since. */
  readonly restored?: true;
}

/** This installation, as its database knows it. */
export interface Installation {
  readonly id: string;
  /** When its database was made. */
  readonly since: Date;
  /** By how much its control numbers have jumped altogether, after restores. */
  readonly jumped: number;
}

export interface PauseReads {
  gatewayPause(): Promise<GatewayPause | undefined>;
  installation(): Promise<Installation>;
}

export interface PauseWrites {
  /** Nothing lifts it. */
  setGatewayPause(pause: GatewayPause | null): Promise<void>;
  /**
   * Every control number of ours goes on so much further on, also those of partners and scopes that have none yet. After
   * 999999999 comes 1.
   */
  jumpControlNumbers(by: number): Promise<void>;
}
