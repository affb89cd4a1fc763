import { Module, type DynamicModule } from '@nestjs/common';
import { SFTP_OPTIONS, SftpRole, type SftpOptions } from './sftp-role.js';

/** The role `sftp`: our SFTP server. */
@Module({})
export class SftpModule {
  static register(options: SftpOptions): DynamicModule {
    return { module: SftpModule, providers: [{ provide: SFTP_OPTIONS, useValue: options }, SftpRole] };
  }
}
