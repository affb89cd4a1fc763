import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { found } from '../../server/found.js';
import { Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { ACCESS_LOG, type AccessLog } from '../session/access-log.js';
import { shownAccounts } from '../session/shown-accounts.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { ARRIVAL_READS, type ArrivalReads } from './arrival-reads.js';
import { arrivalDetailShape } from './arrival-shape.js';
import { presentArrival } from './present-arrival.js';

/** Interchanges as they came. */
@ApiTags('console')
@Controller('api/arrivals')
export class ArrivalsController {
  constructor(
    @Inject(ARRIVAL_READS) private readonly reads: ArrivalReads,
    @Inject(ACCESS_LOG) private readonly access: AccessLog,
  ) {}

  @Get(':id')
  @Id()
  @ApiOperation({ operationId: 'getArrival', summary: 'One interchange with its bytes' })
  @Returns(arrivalDetailShape)
  async get(@Param('id', ParseUUIDPipe) id: string, @CurrentSession() session: Signed) {
    const answer = presentArrival(found(await this.reads.whole(id), 'arrival'), await this.reads.names());
    const accounts = await this.reads.accounts(id);
    return shownAccounts(this.access, { session, kind: 'arrival', id, accounts }, answer);
  }
}
