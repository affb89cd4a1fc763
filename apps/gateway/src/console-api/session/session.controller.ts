import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SessionRow } from '@quayside/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Open } from '../../server/open.js';
import { Returns } from '../../server/returns.js';
import { tooMany } from '../../server/too-many.js';
import { CurrentSession, type SessionRequest } from './current-session.js';
import { ALWAYS_TLS, clearSessionCookie, setSessionCookie, type AlwaysTls } from './session-cookie.js';
import { sessionShape, signInShape } from './session-shapes.js';
import { SESSIONS, type Sessions } from './sessions.js';

/** Signing in and out. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(ALWAYS_TLS) private readonly alwaysTls: AlwaysTls,
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
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.sessions.signIn({ ...body, address: request.ip });
    if (answer.is === 'later') throw tooMany('wrong passwords came from your address', answer.at);
    const opened = answer.is === 'in' ? await this.sessions.open(answer.account) : undefined;
    if (answer.is === 'wrong' || !opened) throw new UnauthorizedException('Name or password is not right.');
    const { account } = answer;
    setSessionCookie(request, reply, this.alwaysTls, opened);
    return { user: account.name, displayName: account.displayName, csrf: opened.csrf };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Sign out' })
  async signOut(
    @CurrentSession() session: SessionRow,
    @Req() request: SessionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.close(request.sessionToken ?? '', session, request.ip);
    clearSessionCookie(request, reply, this.alwaysTls);
  }
}
