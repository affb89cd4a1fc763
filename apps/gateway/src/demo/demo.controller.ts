import {
  Controller,
  ForbiddenException,
  Get,
  Headers,
  Inject,
  NotFoundException,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { playDemo, type DemoLine, type Runtime } from '@quayside/runtime';
import type { FastifyReply } from 'fastify';
import type { GatewayState } from '../gateway-state.js';
import { Open } from '../console-api/session/session.guard.js';
import { GATEWAY_STATE, RUNTIME } from '../server/tokens.js';

/** Plays the demo suppliers, and looks up orders, for the commands on this machine, which knows the token that only this user's files have. */
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
    this.admit(authorization);
    const { sftp } = this.state;
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const say = (line: DemoLine) => reply.raw.write(`${JSON.stringify(line)}\n`);
    if (!sftp) say({ kind: 'failed', text: 'This process has no SFTP server: start one with the role sftp.' });
    else await playDemo(this.runtime, sftp, story === 'first' ? 'first' : 'usual', say);
    reply.raw.end();
  }

  /** An order as the partner's ERP has it, for the simulator. */
  @Get('order')
  async order(
    @Headers('authorization') authorization: string,
    @Query('partner') id: string,
    @Query('number') number: string,
  ) {
    this.admit(authorization);
    const live = await this.runtime.ports.partners.byId(id);
    const address = live?.partner.erp('live');
    if (!address) throw new NotFoundException(`The partner "${id}" has no live profile.`);
    const order = await this.runtime.ports.erp(address).readOrder(number);
    if (!order) throw new NotFoundException(`Odoo has no order ${number} for ${id}.`);
    return order;
  }

  private admit(authorization: string): void {
    if (authorization !== `Bearer ${this.state.demoToken}`)
      throw new ForbiddenException('This is not the local operator.');
  }
}
