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
import type { DemoLine } from '@quayside/runtime';
import type { FastifyReply } from 'fastify';
import { Open } from '../server/open.js';
import { DEMO, type Demo } from './demo.js';

/** Plays the demo suppliers, and looks up orders, for the commands on this machine, which know the token that only this user's files have. */
@Open()
@ApiExcludeController()
@Controller('api/demo')
export class DemoController {
  constructor(@Inject(DEMO) private readonly demo: Demo) {}

  @Post()
  async play(
    @Headers('authorization') authorization: string,
    @Query('story') story: string,
    @Res() reply: FastifyReply,
  ) {
    this.#admit(authorization);
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson' });
    await this.demo.play(story === 'first' ? 'first' : 'usual', (line: DemoLine) =>
      reply.raw.write(`${JSON.stringify(line)}\n`),
    );
    reply.raw.end();
  }

  /** An order as the partner's ERP has it, for the simulator. */
  @Get('order')
  async order(
    @Headers('authorization') authorization: string,
    @Query('partner') partner: string,
    @Query('number') number: string,
  ) {
    this.#admit(authorization);
    const found = await this.demo.order(partner, number);
    if ('order' in found) return found.order;
    throw new NotFoundException(
      found.unknown === 'partner'
        ? `The partner "${partner}" has no live profile.`
        : `Odoo has no order ${number} for ${partner}.`,
    );
  }

  #admit(authorization: string): void {
    if (authorization !== `Bearer ${this.demo.token}`) throw new ForbiddenException('This is not the local operator.');
  }
}
