import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesClassified } from '@quayside/accounts';
import { z } from 'zod';
import { Filters } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { exceptionWithoutPrices } from '../vocabulary/classified.js';
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
  async list(
    @Query({ schema: exceptionQuery }) query: z.infer<typeof exceptionQuery>,
    @CurrentSession() session: Signed,
  ) {
    const { rows, ...page } = await this.reads.page({ ...given(query), among: session.among });
    const owners = await this.reads.byOwner(session);
    const shown = seesClassified(session, 'prices') ? rows : rows.map(exceptionWithoutPrices);
    return { rows: presentExceptions(shown, await this.reads.names()), ...page, owners };
  }
}
