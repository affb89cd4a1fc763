import type { FewAtATime, Ports } from '@quayside/exchange';
import type { Folded, Logger, Metrics } from '@quayside/runtime';
import type { Mailbox, Settings, SftpSessions, Uploads } from '@quayside/store';
import type { Admission } from './admission.js';
import type { QuotaGauge } from '../mailbox/quota.js';
import type { SessionPlaces } from '../login/session-places.js';

/** What the SFTP server is given. */
export interface SftpServerParts {
  readonly ports: Ports;
  readonly mailbox: Mailbox;
  readonly uploads: Uploads;
  readonly settings: Settings;
  readonly sftpSessions: SftpSessions;
  readonly folded: Folded;
  /** Why what everybody can read opens nothing here. */
  readonly exposure: string | undefined;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** What all connections of a process share. */
export interface Shared extends SftpServerParts {
  readonly admission: Admission;
  /** Passwords are looked at a few at a time. */
  readonly passwords: FewAtATime;
  readonly quotas: QuotaGauge;
  readonly places: SessionPlaces;
  /** What sessions that have ended are still putting aside. */
  readonly leaving: Set<Promise<void>>;
}
