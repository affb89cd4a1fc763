import {
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpException,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { found } from '../../server/found.js';
import { Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { codeShape, meShape, newPasswordShape, recoveryCodesShape, secondFactorShape } from './me-shapes.js';
import { MY_DESK, type Mine, type MyDesk } from './my-desk.js';

const wrongCode = 'The code is not right, or was used already: wait for the next one.';

/** One's own account. */
@ApiTags('me')
@Controller('api/me')
export class MeController {
  constructor(@Inject(MY_DESK) private readonly desk: MyDesk) {}

  @Get()
  @ApiOperation({ operationId: 'getMe', summary: 'My account, and where I am signed in' })
  @Returns(meShape)
  async get(@CurrentSession() session: Signed) {
    return presentMe(found(await this.desk.whole(session.account), 'account'), session.id);
  }

  @Post('password')
  @HttpCode(200)
  @ApiOperation({ operationId: 'changeMyPassword', summary: 'Set a new password; all other sessions end' })
  @ApiBody({ schema: { $ref: '#/components/schemas/NewPassword' } })
  @Returns(chosenShape)
  async changePassword(
    @Body({ schema: newPasswordShape }) { old, next }: z.infer<typeof newPasswordShape>,
    @CurrentSession() { account, id }: Signed,
  ) {
    const changed = await this.desk.changePassword(account, { old, next, session: id });
    if (changed.is === 'refused') throw new HttpException(changed.why, 422);
    return { message: 'Changed. You are signed out everywhere else.' };
  }

  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ operationId: 'beginSecondFactor', summary: 'A secret for an authenticator app' })
  @Returns(secondFactorShape)
  async begin(@CurrentSession() { account }: Signed) {
    const made = await this.desk.beginSecondFactor(account);
    if (made === 'in-use') throw new ConflictException('A second factor is in use: take it away first.');
    return made;
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'Show the first code; from then on codes are asked for',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/Code' } })
  @Returns(recoveryCodesShape)
  async confirm(
    @Body({ schema: codeShape }) { code }: z.infer<typeof codeShape>,
    @CurrentSession() { account }: Signed,
  ) {
    const codes = await this.desk.confirmSecondFactor(account, code);
    if (!codes) throw new HttpException(wrongCode, 422);
    return { codes: [...codes] };
  }

  @Post('second-factor/end')
  @HttpCode(200)
  @ApiOperation({ operationId: 'endSecondFactor', summary: 'Ask for no code any more; it takes a last one' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Code' } })
  @Returns(chosenShape)
  async end(@Body({ schema: codeShape }) { code }: z.infer<typeof codeShape>, @CurrentSession() { account }: Signed) {
    if (!(await this.desk.endSecondFactor(account, code))) throw new HttpException(wrongCode, 422);
    return { message: 'Taken away. The password alone is enough from now on.' };
  }

  @Delete('sessions/:id')
  @HttpCode(200)
  @Id()
  @ApiOperation({ operationId: 'endMySession', summary: 'Sign out elsewhere' })
  @Returns(chosenShape)
  async endSession(@Param('id', ParseUUIDPipe) id: string, @CurrentSession() { account }: Signed) {
    found((await this.desk.endSession(account, id)) || undefined, 'session');
    return { message: 'Signed out there.' };
  }
}

function presentMe({ account, sessions, codesLeft, provider }: Mine, here: string): z.input<typeof meShape> {
  const { name, displayName, email, roles, partners, companies, oneTimeSince, issuer } = account;
  return {
    ...{ name, displayName, email, roles: [...roles] },
    partners: partners === null ? null : [...partners],
    companies: companies === null ? null : [...companies],
    provider: provider === undefined ? null : { name: provider, joined: issuer !== null },
    secondFactor: oneTimeSince === null ? null : { since: oneTimeSince.toISOString(), codesLeft },
    sessions: sessions.map(({ id, openedAt, seenAt, address, agent }) => {
      return { id, here: id === here, openedAt: openedAt.toISOString(), seenAt: seenAt.toISOString(), address, agent };
    }),
  };
}
