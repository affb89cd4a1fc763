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
  /** Who may have them here. */
  readonly metricsFor: MetricsFor;
}

export interface MetricsFor {
  /** What asks for them shows it; without one they are for this machine. */
  readonly token: string | undefined;
  /** Whether they are served at an address of their own, and not here. */
  readonly elsewhere: boolean;
}

export const HEALTH = Symbol('health');
