import { Readable } from 'node:stream';
import { Controller, Get, Header, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Filters } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { auditCsv } from './audit-csv.js';
import { AUDIT_READS, type AuditReads } from './audit-reads.js';
import { auditFilterQuery, auditPageShape, auditQuery } from './audit-shapes.js';
import { presentAudit } from './present-audit.js';

const filters = ['person', 'action', 'partner', 'subject', 'from', 'until'] as const;

/** Who did what, and that nobody has changed what is written of it. */
@ApiTags('console')
@Controller('api')
export class AuditController {
  constructor(@Inject(AUDIT_READS) private readonly reads: AuditReads) {}

  @Get('audit')
  @ApiOperation({
    operationId: 'listAudit',
    summary: 'The audit log, newest first, and whether it is as it was written',
  })
  @Filters(...filters, 'before', 'limit')
  @Returns(auditPageShape)
  async list(@Query({ schema: auditQuery }) query: z.output<typeof auditQuery>, @CurrentSession() { among }: Signed) {
    const { before, limit, ...asked } = query;
    const page = await this.reads.page({ ...asked, among }, before, limit);
    return presentAudit(page, { names: await this.reads.names(), chain: await this.reads.chain() });
  }

  @Get('audit.csv')
  @ApiOperation({ operationId: 'exportAudit', summary: 'The same for a spreadsheet, all of it' })
  @Filters(...filters)
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @Header('cache-control', 'no-store')
  download(
    @Query({ schema: auditFilterQuery }) asked: z.output<typeof auditFilterQuery>,
    @CurrentSession() { among }: Signed,
  ) {
    const lines = Readable.from(auditCsv(this.reads, { ...asked, among }), { objectMode: false });
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="audit.csv"',
    });
  }
}
