import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { found } from '../../server/found.js';
import { Filters, Named } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { askedDays, daysQuery } from './asked-days.js';
import { presentScorecard } from './present-scorecard.js';
import { scorecardCsv } from './scorecard-csv.js';
import { SCORECARD_READS, type ScorecardReads } from './scorecard-reads.js';
import { scorecardShape } from './scorecard-shapes.js';

type Asked = z.infer<typeof daysQuery>;

/** How partners do over a period. */
@ApiTags('console')
@Controller('api/partners')
export class ScorecardController {
  constructor(@Inject(SCORECARD_READS) private readonly reads: ScorecardReads) {}

  @Get(':partner/scorecard')
  @Named('partner')
  @Filters('from', 'until')
  @ApiOperation({
    operationId: 'getScorecard',
    summary: 'How a partner did over a period; the last 90 days by default',
  })
  @Returns(scorecardShape)
  async get(@Param('partner') partner: string, @Query({ schema: daysQuery }) asked: Asked) {
    const days = askedDays(asked, await this.reads.today());
    const card = found(await this.reads.of(partner, days), 'partner');
    return presentScorecard(card, { partner, days, names: await this.reads.names() });
  }

  @Get(':partner/scorecard.csv')
  @Named('partner')
  @Filters('from', 'until')
  @ApiOperation({ operationId: 'downloadScorecard', summary: 'The same for a spreadsheet' })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="scorecard.csv"')
  @Header('cache-control', 'no-store')
  async download(@Param('partner') partner: string, @Query({ schema: daysQuery }) asked: Asked) {
    return scorecardCsv(await this.get(partner, asked));
  }
}
