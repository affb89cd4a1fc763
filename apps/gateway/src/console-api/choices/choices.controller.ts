import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { choosingShape } from './choice-shapes.js';
import { CHOOSE, DescribeChoosing, presentChosen, type Choose, type ChoosingBody } from './choosing.js';

/** The route below `path` on which people settle what waits there. */
export function choicesController(path: string, operationId: string): Type {
  @ApiTags('console')
  @Controller(path)
  class ChoicesController {
    constructor(@Inject(CHOOSE) private readonly chooseFor: Choose) {}

    @Post(':id/choices')
    @HttpCode(200)
    @DescribeChoosing(operationId)
    async choose(
      @Param('id', ParseUUIDPipe) id: string,
      @Body({ schema: choosingShape }) body: ChoosingBody,
      @CurrentSession() { account }: Signed,
    ) {
      const { choice, reason, settlement } = body;
      await this.chooseFor(id, { choice, reason, by: account, ...(settlement && { settlement }) });
      return presentChosen(choice, settlement);
    }
  }
  return ChoicesController;
}
