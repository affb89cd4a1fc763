import { Body, Controller, HttpCode, HttpException, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Open } from '../../server/open.js';
import { Returns } from '../../server/returns.js';
import { chosenShape } from '../choices/choice-shapes.js';
import { followingShape, linkShownShape, linkTokenShape } from './person-shapes.js';
import { WELCOMING, type Welcoming } from './welcoming.js';

const gone = 'This link was used, replaced by a newer one, or is too old. Ask for a new one.';

/** Setting a password by a link: what somebody does who cannot sign in yet. */
@Open()
@ApiTags('people')
@Controller('api/welcome')
export class WelcomeController {
  constructor(@Inject(WELCOMING) private readonly welcoming: Welcoming) {}

  @Post('look')
  @HttpCode(200)
  @ApiOperation({ operationId: 'lookAtLink', summary: 'Whose link it is' })
  @ApiBody({ schema: { $ref: '#/components/schemas/LinkToken' } })
  @Returns(linkShownShape)
  async look(@Body({ schema: linkTokenShape }) { token }: z.infer<typeof linkTokenShape>) {
    const whose = await this.welcoming.look(token);
    if (!whose) throw new HttpException(gone, 410);
    const { account, purpose } = whose;
    return { name: account.name, displayName: account.displayName, purpose };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'followLink', summary: 'Set the password' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Following' } })
  @Returns(chosenShape)
  async follow(
    @Body({ schema: followingShape }) { token, password }: z.infer<typeof followingShape>,
    @Req() request: FastifyRequest,
  ) {
    const followed = await this.welcoming.follow(token, password, request.ip);
    if (followed.is === 'gone') throw new HttpException(gone, 410);
    if (followed.is === 'weak') throw new HttpException(followed.why, 422);
    return { message: 'The password is set. Sign in with it.' };
  }
}
