import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesClassified } from '@quayside/accounts';
import { Returns } from '../../server/returns.js';
import { EXCEPTION_READS, type ExceptionReads } from '../exceptions/exception-reads.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { exceptionWithoutPrices } from '../vocabulary/classified.js';
import { homeShape } from './home-shapes.js';
import { OVERVIEW, type OverviewRead } from './overview.js';
import { presentHome } from './present-home.js';

/** As much of what waits as the home page has room for. */
const waitingShown = 20;

/** What waits, and how things stand. */
@ApiTags('console')
@Controller('api/home')
export class HomeController {
  constructor(
    @Inject(OVERVIEW) private readonly overview: OverviewRead,
    @Inject(EXCEPTION_READS) private readonly exceptions: ExceptionReads,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getHome', summary: 'What waits, and how things stand' })
  @Returns(homeShape)
  async home(@CurrentSession() session: Signed) {
    const { rows } = await this.exceptions.page({ limit: waitingShown, among: session.among });
    const prices = seesClassified(session, 'prices');
    const shown = prices ? rows : rows.map(exceptionWithoutPrices);
    return presentHome(await this.overview(session), shown, { names: await this.exceptions.names(), prices });
  }
}
