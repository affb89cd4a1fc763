import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SessionRow } from '@quayside/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Open } from '../../server/open.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession } from './current-session.js';
import { CHECK_PASSWORD, type CheckPassword } from './passwords.js';
import { sessionShape, signInShape } from './session-shapes.js';
import { sessionCookie, SESSIONS, type Sessions } from './sessions.js';

/** Signing in and out. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(CHECK_PASSWORD) private readonly check: CheckPassword,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSession', summary: 'Who is signed in' })
  @Returns(sessionShape)
  current(@CurrentSession() session: SessionRow) {
    return { user: session.account, displayName: session.displayName, csrf: session.csrf };
  }

  @Open()
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signIn', summary: 'Sign in' })
  @Returns(sessionShape)
  async signIn(
    @Body({ schema: signInShape }) body: z.infer<typeof signInShape>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const account = await this.check(body.name, body.password);
    if (!account) throw new UnauthorizedException('Name or password is not right.');
    const { token, csrf, expiresAt } = await this.sessions.open(account);
    reply.setCookie(sessionCookie, token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.sessions.overTlsOnly,
      path: '/',
      expires: expiresAt,
    });
    return { user: account.name, displayName: account.displayName, csrf };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Sign out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(request.cookies[sessionCookie] ?? '');
    reply.clearCookie(sessionCookie, { path: '/' });
  }
}
