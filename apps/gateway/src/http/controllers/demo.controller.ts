import { Controller, ForbiddenException, Headers, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { playDemo, type DemoLine, type Runtime } from '@quayside/runtime';
import type { FastifyReply } from 'fastify';
import type { GatewayState } from '../gateway-state.js';
import { Open } from '../session.guard.js';
import { GATEWAY_STATE, RUNTIME } from '../tokens.js';

/** Plays the demo supplier for the command on this machine, which knows the token that only this user's files have. */
@Open()
@ApiExcludeController()
@Controller('api/demo')
export class DemoController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(GATEWAY_STATE) private readonly state: GatewayState,
  ) {}

  @Post()
  async play(
    @Headers('authorization') authorization: string,
    @Query('story') story: string,
    @Res() reply: FastifyReply,
  ) {
    if (authorization !== `Bearer ${this.state.demoToken}`)
      throw new ForbiddenException('This is not the local operator.');
    const { sftp } = this.state;
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const say = (line: DemoLine) => reply.raw.write(`${JSON.stringify(line)}\n`);
    if (!sftp) say({ kind: 'failed', text: 'This process has no SFTP server: start one with the role sftp.' });
    else await playDemo(this.runtime, sftp, story === 'first' ? 'first' : 'usual', say);
    reply.raw.end();
  }
}
