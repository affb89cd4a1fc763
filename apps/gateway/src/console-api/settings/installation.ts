import type { OdooConnection } from '@quayside/runtime';
import type { SystemListed } from '@quayside/store';

/** Where our SFTP server listens, and by which keys it is known. */
export interface SftpAddress {
  readonly host: string;
  readonly port: number;
  readonly legacyPort: number | undefined;
  readonly fingerprint: string;
  readonly rsaFingerprint: string;
}

/** The installation itself. */
export interface Installation {
  readonly version: string;
  readonly connections: readonly Pick<OdooConnection, 'name' | 'url'>[];
  /** How the systems behind the connections stand. */
  readonly systems: readonly SystemListed[];
  /** Of this process. */
  readonly sftp: SftpAddress | undefined;
}

export type InstallationRead = () => Promise<Installation>;
export const INSTALLATION = Symbol('installation');
