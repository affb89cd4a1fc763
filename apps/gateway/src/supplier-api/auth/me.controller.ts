import { Controller, Get, UseGuards } from '@nestjs/common';
import { Open } from '../../console-api/session/session.guard.js';
import { CurrentCaller, type Caller } from './caller.js';
import { DescribeMe } from '../docs/describe.js';
import { PartnerGuard } from './partner.guard.js';

/** For a first call: who the caller is here, and what it may. */
@Open()
@UseGuards(PartnerGuard)
@Controller('v1/me')
export class MeController {
  @Get()
  @DescribeMe()
  me(@CurrentCaller() { live, channel, scopes, key }: Caller) {
    const { requestsPerMinute, maxFileSize } = channel.settings;
    return {
      partner: { id: live.partner.id, name: live.partner.name },
      channel: channel.account,
      stage: live.partner.stage,
      scopes: [...scopes],
      key: key ? { id: key.id, expires: key.expires ?? null } : null,
      limits: { requestsPerMinute, maxFileSize },
    };
  }
}
