import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Open } from '../../server/open.js';
import { Problem } from '../../server/problem.js';
import { Returns } from '../../server/returns.js';
import { tooMany } from '../../server/too-many.js';
import { CurrentSession, type SessionRequest, type Signed } from './current-session.js';
import { originOf } from './provider/origin-of.js';
import { VOUCHING, type Vouching } from './provider/vouching.js';
import { presentSession } from './present-session.js';
import { ALWAYS_TLS, clearSessionCookie, setSessionCookie, type AlwaysTls } from './session-cookie.js';
import { sessionShape, signedOutShape, signInShape } from './session-shapes.js';
import { SESSIONS, type Sessions } from './sessions.js';

/** Signing in and out. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(ALWAYS_TLS) private readonly alwaysTls: AlwaysTls,
    @Inject(VOUCHING) private readonly vouching: Vouching | undefined,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSession', summary: 'Who is signed in, and what they may do' })
  @Returns(sessionShape)
  current(@CurrentSession() session: Signed) {
    return presentSession(session);
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
    if (answer.is === 'code') throw new Problem('code-needed', 'Type the code that your authenticator app shows.');
    const from = { address: request.ip, agent: request.headers['user-agent'] ?? '' };
    const opened = answer.is === 'in' ? await this.sessions.open(answer.account, from, 'password') : undefined;
    const session = opened && (await this.sessions.find(opened.token));
    if (!opened || !session) throw new UnauthorizedException(wrongOf(body));
    setSessionCookie(request, reply, this.alwaysTls, opened);
    return presentSession(session);
  }

  @Delete()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signOut', summary: 'Sign out' })
  @Returns(signedOutShape)
  async signOut(
    @CurrentSession() session: Signed,
    @Req() request: SessionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.close(request.sessionToken ?? '', session, request.ip);
    clearSessionCookie(request, reply, this.alwaysTls);
    const next = session.issuer === null ? undefined : await this.vouching?.leave(originOf(request, this.alwaysTls));
    return { next: next ?? null };
  }
}

function wrongOf({ code }: z.infer<typeof signInShape>): string {
  return code === undefined ? 'Name or password is not right.' : 'The code is not right, or was used already.';
}
