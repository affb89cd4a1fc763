import { randomBytes } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Runtime } from '@quayside/runtime';
import type { SessionRow } from '@quayside/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { sessionShape, signInShape } from '../../api/shapes.js';
import { checkPassword } from './passwords.js';
import { Open } from '../../server/open.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, sessionCookie, tokenHash } from './session.guard.js';
import { RUNTIME } from '../../server/tokens.js';

const sessionMs = 12 * 3600 * 1000;

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

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
    const account = await checkPassword(this.runtime, body.name, body.password);
    if (!account) throw new UnauthorizedException('Name or password is not right.');
    const token = randomBytes(32).toString('base64url');
    const csrf = randomBytes(24).toString('base64url');
    const expiresAt = new Date(this.runtime.ports.clock.now().getTime() + sessionMs);
    await this.runtime.accounts.openSession({ tokenHash: tokenHash(token), account: account.name, csrf, expiresAt });
    reply.setCookie(sessionCookie, token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.runtime.config.secureCookies,
      path: '/',
      expires: expiresAt,
    });
    return { user: account.name, displayName: account.displayName, csrf };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Sign out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.runtime.accounts.closeSession(tokenHash(request.cookies[sessionCookie] ?? ''));
    reply.clearCookie(sessionCookie, { path: '/' });
  }
}
