import { Readable } from 'node:stream';
import { Controller, Get, Header, Inject, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesClassified } from '@quayside/accounts';
import { create } from 'content-disposition';
import { z } from 'zod';
import { found } from '../../server/found.js';
import { Problem } from '../../server/problem.js';
import { Filters, Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { ACCESS_LOG, type AccessLog } from '../session/access-log.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { FILE_READS, type FileReads } from './file-reads.js';
import { mayNameAccounts } from './may-name-accounts.js';
import { fileDetailShape, filePageShape } from './file-shapes.js';
import { presentFile, presentFileRows } from './present-file.js';

const fileQuery = z.object({ partner: text, q: text, before: text, limit });

/** Files as they came. */
@ApiTags('console')
@Controller('api/files')
export class FilesController {
  constructor(
    @Inject(FILE_READS) private readonly reads: FileReads,
    @Inject(ACCESS_LOG) private readonly access: AccessLog,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listFiles', summary: 'Files as they came, newest first' })
  @Filters('partner', 'q', 'before', 'limit')
  @Returns(filePageShape)
  async list(@Query({ schema: fileQuery }) query: z.infer<typeof fileQuery>, @CurrentSession() { among }: Signed) {
    const { rows, next } = await this.reads.page({ ...given(query), among });
    return { rows: presentFileRows(rows, await this.reads.names()), next };
  }

  @Get(':id')
  @Id()
  @ApiOperation({ operationId: 'getFile', summary: 'One file with its arrivals' })
  @Returns(fileDetailShape)
  async get(@Param('id', ParseUUIDPipe) id: string) {
    return presentFile(found(await this.reads.whole(id), 'file'), await this.reads.names());
  }

  @Get(':id/content')
  @Id()
  @ApiOperation({ operationId: 'downloadFile', summary: 'The file byte by byte as it came' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  @Header('cache-control', 'no-store')
  async content(@Param('id', ParseUUIDPipe) id: string, @CurrentSession() session: Signed): Promise<StreamableFile> {
    const original = found(await this.reads.original(id), 'file');
    if (!seesClassified(session, 'bank-details') && (await mayNameAccounts(original))) {
      throw new Problem(
        'no-right',
        'This file may name bank accounts, which your roles do not show: finance can download it.',
      );
    }
    await this.access.original(session, id);
    return new StreamableFile(Readable.from(original.bytes()), {
      // Whatever is in it, no browser opens it.
      type: 'application/octet-stream',
      disposition: create(original.name),
      length: original.size,
    });
  }
}
