import { Controller, Get, UseGuards } from '@nestjs/common';
import { Open } from '../../server/open.js';
import { CurrentCaller, type Caller } from './caller.js';
import { DescribeMe } from './describe-me.js';
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
