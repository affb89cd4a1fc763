import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../open.js';
import { HEALTH, type Health } from './health.js';

/** For machines: is the process alive, can it do its work now, and its figures. */
@Open()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  @Get('health/live')
  live() {
    const { version, roles } = this.health;
    return { status: 'live', version, roles };
  }

  /** Ready means: bytes that come now can be committed. An Odoo that is away does not make us unready: documents wait. */
  @Get('health/ready')
  async ready() {
    if (this.health.isStopping()) throw new ServiceUnavailableException('stopping');
    try {
      await this.health.askDatabase();
    } catch {
      throw new ServiceUnavailableException('the database does not answer');
    }
    return { status: 'ready', database: 'answers', sftp: this.health.hasSftp() ? 'listens' : 'not in this process' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.health.metrics();
  }
}
