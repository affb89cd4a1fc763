import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { SftpServerParts } from './door/server-parts.js';
import { startSftpServer, type SftpConfig, type SftpServer } from './sftp-server.js';

export interface SftpOptions {
  readonly parts: SftpServerParts;
  readonly config: SftpConfig;
  /** Hears where it listens. */
  opened(server: SftpServer): void;
}

export const SFTP_OPTIONS = Symbol('sftp');

/** Listens from the start of the application to its end; what was being written then is put aside. */
@Injectable()
export class SftpRole implements OnApplicationBootstrap, OnApplicationShutdown {
  #server: SftpServer | undefined;

  constructor(@Inject(SFTP_OPTIONS) private readonly options: SftpOptions) {}

  async onApplicationBootstrap(): Promise<void> {
    const { parts, config } = this.options;
    this.#server = await startSftpServer(parts, config);
    this.options.opened(this.#server);
  }

  async onApplicationShutdown(): Promise<void> {
    const { log } = this.options.parts;
    // Nest passes over what this throws, and the log of the framework is off.
    await this.#server?.close().catch((error: unknown) => log.error({ event: 'sftp.stop', err: error }));
  }
}
