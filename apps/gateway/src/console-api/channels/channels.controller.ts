import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { CHANNEL_DESK, type ChannelDesk } from './channel-desk.js';
import { CHANNEL_READS, type ChannelReads } from './channel-reads.js';
import { approvingShape, channelPageShape, channelTestShape } from './channel-shapes.js';
import { presentChannels } from './present-channels.js';

/** Channels, and what people do with them. */
@ApiTags('console')
@Controller('api/channels')
export class ChannelsController {
  constructor(
    @Inject(CHANNEL_READS) private readonly reads: ChannelReads,
    @Inject(CHANNEL_DESK) private readonly desk: ChannelDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listChannels', summary: 'Channels and their traffic' })
  @Returns(channelPageShape)
  async list(@CurrentSession() session: Signed) {
    return { rows: presentChannels(await this.reads.all(session), await this.reads.names()), next: null };
  }

  @Post(':account/test')
  @HttpCode(200)
  @Named('account')
  @ApiOperation({ operationId: 'testChannel', summary: 'Connect, list, write and remove a probe' })
  @Returns(channelTestShape)
  async test(@Param('account') account: string) {
    const steps = await this.desk.test(account);
    return { ok: steps.every(({ ok }) => ok), steps };
  }

  @Post(':account/pause')
  @HttpCode(200)
  @Named('account')
  @ApiOperation({ operationId: 'pauseChannel', summary: 'Let nothing through until it is resumed' })
  @Returns(chosenShape)
  async pause(@Param('account') account: string, @CurrentSession() session: Signed) {
    await this.desk.pause(account, session.account);
    return { message: 'Paused. What waits, waits until the channel is resumed.' };
  }

  @Post(':account/resume')
  @HttpCode(200)
  @Named('account')
  @ApiOperation({ operationId: 'resumeChannel', summary: 'Let it go on, at once' })
  @Returns(chosenShape)
  async resume(@Param('account') account: string, @CurrentSession() session: Signed) {
    await this.desk.resume(account, session.account);
    return { message: 'Resumed. It is tried at once.' };
  }

  @Post(':account/unlock')
  @HttpCode(200)
  @Named('account')
  @ApiOperation({ operationId: 'unlockLogin', summary: 'Let a login try its password again, from everywhere' })
  @Returns(chosenShape)
  async unlock(@Param('account') account: string, @CurrentSession() session: Signed) {
    await this.desk.unlock(account, session.account);
    return { message: 'Unlocked. The partner can log in with its password again.' };
  }

  @Post(':account/approve-host-key')
  @HttpCode(200)
  @Named('account')
  @ApiOperation({ operationId: 'approveHostKey', summary: 'Say yes to the key that the other side shows' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Approving' } })
  @Returns(chosenShape)
  async approve(
    @Param('account') account: string,
    @Body({ schema: approvingShape }) { fingerprint }: z.infer<typeof approvingShape>,
    @CurrentSession() session: Signed,
  ) {
    await this.desk.approveHostKey(account, fingerprint, session.account);
    return { message: 'Approved. The channel goes on at once.' };
  }
}
