import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { found } from '../../server/found.js';
import { Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { PARTNER_READS, type PartnerReads } from './partner-reads.js';
import { partnerDetailShape, partnerPageShape } from './partner-shape.js';
import { presentPartner } from './present-partner.js';

/** Partners as their live releases describe them. */
@ApiTags('console')
@Controller('api/partners')
export class PartnersController {
  constructor(@Inject(PARTNER_READS) private readonly reads: PartnerReads) {}

  @Get()
  @ApiOperation({ operationId: 'listPartners', summary: 'Partners as their live releases describe them' })
  @Returns(partnerPageShape)
  async list(@CurrentSession() session: Signed) {
    const names = await this.reads.names();
    return { rows: (await this.reads.all(session)).map((each) => presentPartner(each, names)), next: null };
  }

  @Get(':partner')
  @Named('partner')
  @ApiOperation({ operationId: 'getPartner', summary: 'One partner' })
  @Returns(partnerDetailShape)
  async get(@Param('partner') id: string, @CurrentSession() session: Signed) {
    return presentPartner(found(await this.reads.find(id, session), 'partner'), await this.reads.names());
  }
}
