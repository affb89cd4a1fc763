import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Filters } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { EXCEPTION_READS, type ExceptionReads } from './exception-reads.js';
import { exceptionPageShape } from './exception-shapes.js';
import { presentExceptions } from './present-exception.js';

const exceptionQuery = z.object({ owner: ownerShape.optional(), after: text, limit });

/** What waits for people. */
@ApiTags('console')
@Controller('api/exceptions')
export class ExceptionsController {
  constructor(@Inject(EXCEPTION_READS) private readonly reads: ExceptionReads) {}

  @Get()
  @ApiOperation({ operationId: 'listExceptions', summary: 'What waits for people, oldest first' })
  @Filters('owner', 'after', 'limit')
  @Returns(exceptionPageShape)
  async list(@Query({ schema: exceptionQuery }) query: z.infer<typeof exceptionQuery>) {
    const { rows, ...page } = await this.reads.page(given(query));
    const owners = await this.reads.byOwner();
    return { rows: presentExceptions(rows, await this.reads.names()), ...page, owners };
  }
}
