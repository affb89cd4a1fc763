import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { OUTBOUND_DESK, type OutboundDesk } from './outbound-desk.js';
import { sendingAgainShape } from './outbound-shapes.js';

/** What is said of an order, once it is said. */
@ApiTags('console')
@Controller('api/outbound')
export class OutboundController {
  constructor(@Inject(OUTBOUND_DESK) private readonly desk: OutboundDesk) {}

  @Post(':id/send-again')
  @HttpCode(200)
  @Id()
  @ApiOperation({ operationId: 'sendAgain', summary: 'Send once more what went out' })
  @ApiBody({ schema: { $ref: '#/components/schemas/SendingAgain' } })
  @Returns(chosenShape)
  async sendAgain(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: sendingAgainShape }) { how, reason }: z.infer<typeof sendingAgainShape>,
    @CurrentSession() { account: by }: Signed,
  ) {
    if (how === 'same') {
      await this.desk.sendSameAgain(id, { by, reason });
      return { message: 'It is sent again: the same bytes, name and control number.' };
    }
    await this.desk.sendAnew(id, { by, reason });
    return { message: 'The order is sent as it is now, as a new version.' };
  }
}
