import { Module, type DynamicModule } from '@nestjs/common';
import { AUDIT_READS, type AuditReads } from './audit-reads.js';
import { AuditController } from './audit.controller.js';

/** The audit log, for auditors and administrators. */
@Module({})
export class AuditModule {
  static register(reads: AuditReads): DynamicModule {
    return {
      module: AuditModule,
      controllers: [AuditController],
      providers: [{ provide: AUDIT_READS, useValue: reads }],
    };
  }
}
