import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { found } from '../../server/found.js';
import { Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { REMARKS, type Remarks } from './remarks.js';
import { remarkingShape, remarksShape } from './exception-shapes.js';

/** What people say of what waits. */
@ApiTags('console')
@Controller('api/exceptions')
export class ExceptionsController {
  constructor(@Inject(REMARKS) private readonly on: Remarks) {}

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
    found((await this.on.say(id, said, account)) || undefined, 'exception');
    return this.#remarksOn(id);
  }

  async #remarksOn(id: string) {
    const said = await this.on.said(id);
    return { remarks: said.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })) };
  }
}
