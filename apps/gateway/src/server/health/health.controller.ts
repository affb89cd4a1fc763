import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Runtime } from '@quayside/runtime';
import { rows } from '@quayside/store';
import type { GatewayState } from '../../gateway-state.js';
import { Open } from '../../console-api/session/session.guard.js';
import { GATEWAY_STATE, RUNTIME } from '../tokens.js';

/** For machines: is the process alive, can it do its work now, and its figures. */
@Open()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(GATEWAY_STATE) private readonly state: GatewayState,
  ) {}

  @Get('health/live')
  live() {
    return { status: 'live', version: this.state.version, roles: this.state.roles };
  }

  /** Ready means: bytes that come now can be committed. An Odoo that is away does not make us unready: documents wait. */
  @Get('health/ready')
  async ready() {
    if (this.state.stopping) throw new ServiceUnavailableException('stopping');
    try {
      await rows(this.runtime.database.manager, 'select 1');
    } catch {
      throw new ServiceUnavailableException('the database does not answer');
    }
    return { status: 'ready', database: 'answers', sftp: this.state.sftp ? 'listens' : 'not in this process' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.runtime.metrics.registry.metrics();
  }
}
