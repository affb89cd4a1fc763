import {
  Controller,
  ForbiddenException,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Open } from '../server/open.js';
import { isSameToken } from '../server/same-token.js';
import { HOOKS, type Hooks } from './hooks.js';

/**
 * For automation rules of Odoo: "an order was written". It is a hint and no more: what it says is not read, the next look comes at
 * once. Whoever writes the order in Odoo waits for our answer, so it comes before anybody is asked anything.
 */
@Open()
@ApiExcludeController()
@Controller('hooks/odoo')
export class HooksController {
  constructor(@Inject(HOOKS) private readonly hooks: Hooks) {}

  @Post(':connection')
  @HttpCode(202)
  @RouteConfig({ body: 'stream' })
  async hint(
    @Param('connection') connection: string,
    @Query('token') inAddress: unknown,
    @Req() { headers: { authorization } }: FastifyRequest,
  ) {
    const { token } = this.hooks;
    if (token === undefined) throw new NotFoundException('No hints are taken: see QUAYSIDE_HOOK_TOKEN.');
    const inHeader = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    const shown = inHeader ?? (typeof inAddress === 'string' ? inAddress : '');
    if (!isSameToken(shown, token)) throw new ForbiddenException('Show the token of QUAYSIDE_HOOK_TOKEN.');
    if (!(await this.hooks.wake(connection))) {
      throw new NotFoundException(`No orders go out from a connection "${connection}".`);
    }
    return { message: 'Orders are looked for at once.' };
  }
}
