import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesClassified } from '@quayside/accounts';
import { z } from 'zod';
import { found } from '../../server/found.js';
import { Filters, Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { exceptionWithoutPrices } from '../vocabulary/classified.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { EXCEPTION_READS, type ExceptionReads } from './exception-reads.js';
import { exceptionPageShape, remarkingShape, remarksShape } from './exception-shapes.js';
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

  @Get(':id/remarks')
  @Id()
  @ApiOperation({ operationId: 'listRemarks', summary: 'What people have said of something that waits' })
  @Returns(remarksShape)
  remarks(@Param('id', ParseUUIDPipe) id: string) {
    return this.#remarksOn(id);
  }

  @Post(':id/remarks')
  @HttpCode(200)
  @Id()
  @ApiOperation({ operationId: 'remarkOn', summary: 'Say something of what waits' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Remarking' } })
  @Returns(remarksShape)
  async remark(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: remarkingShape }) { text: said }: z.infer<typeof remarkingShape>,
    @CurrentSession() { account }: Signed,
  ) {
    found((await this.reads.remark(id, said, account)) || undefined, 'exception');
    return this.#remarksOn(id);
  }

  async #remarksOn(id: string) {
    const said = await this.reads.remarks(id);
    return { remarks: said.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })) };
  }
}
