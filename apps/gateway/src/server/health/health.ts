/** How this process stands. */
export interface Health {
  readonly version: string;
  readonly roles: readonly string[];
  /** Whether it was told to stop. */
  isStopping(): boolean;
  /** Whether this process takes files by SFTP. */
  hasSftp(): boolean;
  /** Asks the database anything; throws when it does not answer. */
  askDatabase(): Promise<unknown>;
  /** Its figures in the format of Prometheus. */
  metrics(): Promise<string>;
}

export const HEALTH = Symbol('health');
