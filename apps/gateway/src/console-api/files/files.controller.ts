import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { found } from '../../server/found.js';
import { Filters, Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { FILE_READS, type FileReads } from './file-reads.js';
import { fileDetailShape, filePageShape } from './file-shapes.js';
import { presentFile, presentFileRows } from './present-file.js';

const fileQuery = z.object({ partner: text, before: text, limit });

/** Files as they came. */
@ApiTags('console')
@Controller('api/files')
export class FilesController {
  constructor(@Inject(FILE_READS) private readonly reads: FileReads) {}

  @Get()
  @ApiOperation({ operationId: 'listFiles', summary: 'Files as they came, newest first' })
  @Filters('partner', 'before', 'limit')
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
}
