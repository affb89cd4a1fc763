import {
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  Redirect,
  Req,
  Res,
  ServiceUnavailableException,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../../../server/open.js';
import { Returns } from '../../../server/returns.js';
import { CurrentSession, type Signed } from '../current-session.js';
import { ALWAYS_TLS, setSessionCookie, type AlwaysTls } from '../session-cookie.js';
import { setFlowCookie, takeFlowCookie } from './flow-cookie.js';
import { originOf } from './origin-of.js';
import { sentToProviderShape, signInWaysShape } from './provider-shapes.js';
import { callbackPath, VOUCHING, type Refusal, type Vouching } from './vouching.js';

/** Signing in by an identity provider: browsers are sent there, and come back. */
@ApiTags('session')
@Controller()
export class ProviderController {
  constructor(
    @Inject(VOUCHING) private readonly vouching: Vouching | undefined,
    @Inject(ALWAYS_TLS) private readonly alwaysTls: AlwaysTls,
  ) {}

  @Open()
  @Get('api/sign-in')
  @ApiOperation({ operationId: 'getSignInWays', summary: 'How one can sign in' })
  @Returns(signInWaysShape)
  ways() {
    if (!this.vouching) return { provider: null, local: 'shown' as const };
    const { name, ask, hidesLocal } = this.vouching.ways;
    return { provider: { name, ask }, local: hidesLocal ? ('hidden' as const) : ('shown' as const) };
  }

  @Open()
  @Get('api/sign-in/provider')
  @Redirect('', 303)
  @ApiOperation({ operationId: 'beginAtProvider', summary: 'Sign in by the identity provider: leads there' })
  async begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const sent = await this.#vouching().begin(originOf(request, this.alwaysTls));
    if (!sent) return { url: consoleWith('provider-away') };
    setFlowCookie(request, reply, this.alwaysTls, sent.sealed);
    return { url: sent.address };
  }

  @Open()
  @Get(callbackPath.slice(1))
  @Redirect('', 303)
  @ApiOperation({ operationId: 'returnFromProvider', summary: 'Where the identity provider leads back to' })
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const sealed = takeFlowCookie(request, reply, this.alwaysTls);
    const address = new URL(request.url, originOf(request, this.alwaysTls));
    const from = { address: request.ip, agent: request.headers['user-agent'] ?? '' };
    const returned = await this.#vouching().end(address, sealed, from);
    if (returned.is === 'refused') return { url: consoleWith(returned.why) };
    if (returned.is === 'joined') return { url: '/console/account' };
    setSessionCookie(request, reply, this.alwaysTls, returned.session);
    return { url: '/console/' };
  }

  @Post('api/me/provider')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'joinProvider',
    summary: 'Sign in by the identity provider from now on: where to go for it',
  })
  @Returns(sentToProviderShape)
  async join(
    @CurrentSession() { account, id }: Signed,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const sent = await this.#vouching().begin(originOf(request, this.alwaysTls), { account, session: id });
    if (!sent) throw new ServiceUnavailableException('The identity provider cannot be reached. Try again later.');
    setFlowCookie(request, reply, this.alwaysTls, sent.sealed);
    return { address: sent.address };
  }

  #vouching(): Vouching {
    if (!this.vouching) throw new NotFoundException('No identity provider is set: sign in by name and password.');
    return this.vouching;
  }
}

/** The console says it in a sentence: what stands in an address, anybody can write. */
function consoleWith(why: Refusal): string {
  return `/console/?sign-in=${why}`;
}
