import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SessionRow } from '@quayside/store';
import { choosingShape } from '../choices/choice-shapes.js';
import { CHOOSE, DescribeChoosing, presentChosen, type Choose, type ChoosingBody } from '../choices/choosing.js';
import { CurrentSession } from '../session/current-session.js';

/** What people decide about what goes out. */
@ApiTags('console')
@Controller('api/dispatches')
export class DispatchesController {
  constructor(@Inject(CHOOSE) private readonly chooseFor: Choose) {}

  @Post(':id/choices')
  @HttpCode(200)
  @DescribeChoosing('chooseForDispatch')
  async choose(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: choosingShape }) body: ChoosingBody,
    @CurrentSession() { account }: SessionRow,
  ) {
    await this.chooseFor(id, { ...body, by: account });
    return presentChosen(body.choice);
  }
}
