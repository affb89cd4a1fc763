import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SessionRow } from '@quayside/store';
import { found } from '../../server/found.js';
import { Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { choosingShape } from '../choices/choice-shapes.js';
import { CHOOSE, DescribeChoosing, presentChosen, type Choose, type ChoosingBody } from '../choices/choosing.js';
import { CurrentSession } from '../session/current-session.js';
import { ARRIVAL_READS, type ArrivalReads } from './arrival-reads.js';
import { arrivalDetailShape } from './arrival-shape.js';
import { presentArrival } from './present-arrival.js';

/** Interchanges as they came, and what people decide about them. */
@ApiTags('console')
@Controller('api/arrivals')
export class ArrivalsController {
  constructor(
    @Inject(ARRIVAL_READS) private readonly reads: ArrivalReads,
    @Inject(CHOOSE) private readonly chooseFor: Choose,
  ) {}

  @Get(':id')
  @Id()
  @ApiOperation({ operationId: 'getArrival', summary: 'One interchange with its bytes' })
  @Returns(arrivalDetailShape)
  async get(@Param('id', ParseUUIDPipe) id: string) {
    return presentArrival(found(await this.reads.whole(id), 'arrival'), await this.reads.names());
  }

  @Post(':id/choices')
  @HttpCode(200)
  @DescribeChoosing('chooseForArrival')
  async choose(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: choosingShape }) body: ChoosingBody,
    @CurrentSession() { account }: SessionRow,
  ) {
    await this.chooseFor(id, { ...body, by: account });
    return presentChosen(body.choice);
  }
}
