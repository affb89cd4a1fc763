import { Controller, Get, Header, HttpException, Inject, Req, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Open } from '../open.js';
import { HEALTH, type Health } from './health.js';
import { metricsRefused } from './metrics-access.js';
import { Readiness } from './readiness.js';

/** For machines: is the process alive, can it do its work now, and its figures. */
@Open()
@ApiExcludeController()
@Controller()
export class HealthController {
  readonly #readiness: Readiness;

  constructor(@Inject(HEALTH) private readonly health: Health) {
    this.#readiness = new Readiness(health);
  }

  @Get('health/live')
  live() {
    const { version, roles } = this.health;
    return { status: 'live', version, roles };
  }

  @Get('health/ready')
  async ready() {
    const why = await this.#readiness.whyNot();
    if (why !== undefined) throw new ServiceUnavailableException(why);
    return {
      status: 'ready',
      database: 'takes writes',
      sftp: this.health.hasSftp() ? 'listens' : 'not in this process',
    };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(@Req() { headers: { authorization }, ip }: FastifyRequest): Promise<string> {
    const refused = metricsRefused(this.health.metricsFor, { authorization, address: ip });
    if (refused) throw new HttpException(refused.message, refused.status);
    return this.health.metrics();
  }
}
