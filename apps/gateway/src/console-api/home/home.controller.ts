import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { decidesFor, seesClassified } from '@quayside/accounts';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { WORK_DESK, type WorkDesk } from '../work/work-desk.js';
import { homeShape } from './home-shapes.js';
import { OVERVIEW, type OverviewRead } from './overview.js';
import { presentHome } from './present-home.js';

/** As much of what waits as the home page has room for. */
const waitingShown = 20;
const everything = { owner: null, partner: null, code: null, putOff: false, sort: 'age', limit: waitingShown } as const;

/** What waits for whoever asks, and how things stand. */
@ApiTags('console')
@Controller('api/home')
export class HomeController {
  constructor(
    @Inject(OVERVIEW) private readonly overview: OverviewRead,
    @Inject(WORK_DESK) private readonly desk: Pick<WorkDesk, 'queue' | 'names'>,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getHome', summary: 'What waits for whoever asks, and how things stand' })
  @Returns(homeShape)
  async home(@CurrentSession() session: Signed) {
    const owners = decidesFor(session);
    const prices = seesClassified(session, 'prices');
    // Who settles nothing sees what waits for anybody.
    const own = {
      me: session.account,
      owners,
      among: session.among,
      scope: owners.length > 0 ? 'role' : 'all',
    } as const;
    const [overview, queue, names] = await Promise.all([
      this.overview(session),
      this.desk.queue({ ...everything, ...own }),
      this.desk.names(),
    ]);
    return presentHome(overview, queue, { names, prices });
  }
}
