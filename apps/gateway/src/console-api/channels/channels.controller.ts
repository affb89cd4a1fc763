import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { approveHostKey, pauseChannel, resumeChannel, testChannel, unlockLogin } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import type { SessionRow } from '@quayside/store';
import type { z } from 'zod';
import { approvingShape, channelTestShape } from './channel-shapes.js';
import { chosenShape } from '../../api/shapes.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession } from '../session/session.guard.js';
import { RUNTIME } from '../../server/tokens.js';

const Account = () => ApiParam({ name: 'account', schema: { type: 'string' } });

/** What people do with channels. */
@ApiTags('console')
@Controller('api/channels/:account')
export class ChannelsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Post('test')
  @HttpCode(200)
  @Account()
  @ApiOperation({ operationId: 'testChannel', summary: 'Connect, list, write and remove a probe' })
  @Returns(channelTestShape)
  async test(@Param('account') account: string) {
    const steps = await testChannel(this.runtime.ports, account);
    return { ok: steps.every(({ ok }) => ok), steps };
  }

  @Post('pause')
  @HttpCode(200)
  @Account()
  @ApiOperation({ operationId: 'pauseChannel', summary: 'Let nothing through until it is resumed' })
  @Returns(chosenShape)
  async pause(@Param('account') account: string, @CurrentSession() session: SessionRow) {
    await pauseChannel(this.runtime.ports, account, session.account);
    return { message: 'Paused. What waits, waits until the channel is resumed.' };
  }

  @Post('resume')
  @HttpCode(200)
  @Account()
  @ApiOperation({ operationId: 'resumeChannel', summary: 'Let it go on, at once' })
  @Returns(chosenShape)
  async resume(@Param('account') account: string, @CurrentSession() session: SessionRow) {
    await resumeChannel(this.runtime.ports, account, session.account);
    return { message: 'Resumed. It is tried at once.' };
  }

  @Post('unlock')
  @HttpCode(200)
  @Account()
  @ApiOperation({ operationId: 'unlockLogin', summary: 'Let a login try its password again, from everywhere' })
  @Returns(chosenShape)
  async unlock(@Param('account') account: string, @CurrentSession() session: SessionRow) {
    await unlockLogin(this.runtime.ports, account, session.account);
    return { message: 'Unlocked. The partner can log in with its password again.' };
  }

  @Post('approve-host-key')
  @HttpCode(200)
  @Account()
  @ApiOperation({ operationId: 'approveHostKey', summary: 'Say yes to the key that the other side shows' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Approving' } })
  @Returns(chosenShape)
  async approve(
    @Param('account') account: string,
    @Body({ schema: approvingShape }) { fingerprint }: z.infer<typeof approvingShape>,
    @CurrentSession() session: SessionRow,
  ) {
    await approveHostKey(this.runtime.ports, account, fingerprint, session.account);
    return { message: 'Approved. The channel goes on at once.' };
  }
}
