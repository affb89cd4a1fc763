import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { OUTBOUND_DESK, type OutboundDesk } from './outbound-desk.js';
import { askingShape, partnerPauseShape } from './outbound-shapes.js';

type Asking = z.infer<typeof askingShape>;

/** What goes out to a partner. */
@ApiTags('console')
@Controller('api/partners')
export class OutboundPartnersController {
  constructor(@Inject(OUTBOUND_DESK) private readonly desk: OutboundDesk) {}

  @Get(':partner/pause')
  @Named('partner')
  @ApiOperation({ operationId: 'getPartnerPause', summary: 'Whether anything goes out to a partner' })
  @Returns(partnerPauseShape)
  async paused(@Param('partner') partner: string) {
    const pause = await this.desk.pauseOf(partner);
    return { paused: pause ? { since: pause.since.toISOString(), by: pause.by, reason: pause.reason } : null };
  }

  @Post(':partner/pause')
  @HttpCode(200)
  @Named('partner')
  @ApiOperation({ operationId: 'pausePartner', summary: 'Let nothing out to a partner until it is resumed' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Asking' } })
  @Returns(chosenShape)
  async pause(
    @Param('partner') partner: string,
    @Body({ schema: askingShape }) { reason }: Asking,
    @CurrentSession() { account: by }: Signed,
  ) {
    await this.desk.pause(partner, { by, reason });
    return { message: 'Paused. What the partner sends is received and delivered; nothing goes out to it.' };
  }

  @Post(':partner/resume')
  @HttpCode(200)
  @Named('partner')
  @ApiOperation({ operationId: 'resumePartner', summary: 'Let everything out to a partner, at once' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Asking' } })
  @Returns(chosenShape)
  async resume(
    @Param('partner') partner: string,
    @Body({ schema: askingShape }) { reason }: Asking,
    @CurrentSession() { account: by }: Signed,
  ) {
    await this.desk.resume(partner, { by, reason });
    return { message: 'What waits for the partner goes out now.' };
  }

  @Post(':partner/orders/:number/send')
  @HttpCode(200)
  @Named('partner')
  @Named('number')
  @ApiOperation({ operationId: 'sendOrder', summary: 'Send an order as it is now, whatever was sent of it before' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Asking' } })
  @Returns(chosenShape)
  async send(
    @Param('partner') partner: string,
    @Param('number') number: string,
    @Body({ schema: askingShape }) { reason }: Asking,
    @CurrentSession() { account: by }: Signed,
  ) {
    await this.desk.askForOrder({ partner, number }, { by, reason });
    return { message: `Order ${number} is sent as it is now.` };
  }
}
