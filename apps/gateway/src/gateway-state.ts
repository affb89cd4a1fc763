import type { SftpServer } from './sftp/sftp-server.js';
import type { Role } from '@quayside/runtime';

/** What this process is and has started, for health, settings and the demo. */
export interface GatewayState {
  readonly version: string;
  readonly roles: readonly Role[];
  readonly demoToken: string;
  sftp: SftpServer | undefined;
  /** True from the first signal to stop. */
  stopping: boolean;
}
