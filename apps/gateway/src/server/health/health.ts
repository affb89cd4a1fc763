/** How this process stands. */
export interface Health {
  readonly version: string;
  readonly roles: readonly string[];
  /** Whether it was told to stop. */
  isStopping(): boolean;
  /** Whether this process takes files by SFTP. */
  hasSftp(): boolean;
  /** Writes a row. Says in words why that is not possible. */
  probeDatabase(): Promise<string | undefined>;
  /** Bytes that are free where the data directory is, and that must be. */
  freeBytes(): Promise<number>;
  readonly minimumFree: number;
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
