import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { PAUSE_DESK, type PauseDesk, type PauseNow } from './pause-desk.js';
import { type pauseShape, pauseStateShape, pausingShape, resumingShape } from './pause-shapes.js';

/** The gateway as a whole: whether anything leaves it. */
@ApiTags('console')
@Controller('api/pause')
export class PauseController {
  constructor(@Inject(PAUSE_DESK) private readonly desk: PauseDesk) {}

  @Get()
  @ApiOperation({ operationId: 'getPause', summary: 'Whether the gateway is paused, and what waits behind that' })
  @Returns(pauseStateShape)
  async get() {
    const pause = await this.desk.now();
    return { paused: pause ? presentPause(pause) : null };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'pauseGateway', summary: 'Let nothing out until it is resumed' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Pausing' } })
  @Returns(chosenShape)
  async pause(
    @Body({ schema: pausingShape }) { reason }: z.infer<typeof pausingShape>,
    @CurrentSession() { account }: Signed,
  ) {
    await this.desk.pause(account, reason);
    return { message: 'Paused. Files are received and read; nothing is sent, and nothing goes to Odoo.' };
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resumeGateway', summary: 'Let everything go on, at once' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Resuming' } })
  @Returns(chosenShape)
  async resume(
    @Body({ schema: resumingShape }) how: z.infer<typeof resumingShape>,
    @CurrentSession() { account }: Signed,
  ) {
    await this.desk.resume(account, how);
    return { message: 'The gateway goes on.' };
  }
}

function presentPause(pause: PauseNow): z.input<typeof pauseShape> {
  const { since, by, reason, documents, dispatches, uncertain, obstacle = null } = pause;
  return { since: since.toISOString(), by, reason, documents, dispatches, uncertain, obstacle };
}
