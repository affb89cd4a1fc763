import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { chooseForArrival, chooseForDocument, chooseForFile, type Choice } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import type { SessionRow } from '@quayside/store';
import type { z } from 'zod';
import { choosingShape, chosenShape } from '../../api/shapes.js';
import { Returns } from '../../server/returns.js';
import { CurrentSession } from '../session/session.guard.js';
import { RUNTIME } from '../../server/tokens.js';

type Body_ = z.infer<typeof choosingShape>;

const done: Record<Choice, string> = {
  accept: 'Accepted as is; it goes on now.',
  reject: 'Rejected. Nothing of it goes to Odoo.',
  'process-again': 'It is processed again.',
};

const Choosing = (name: string) => (target: object, key: string | symbol, descriptor: PropertyDescriptor) => {
  ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })(target, key, descriptor);
  ApiOperation({ operationId: name, summary: 'Settle what waits' })(target, key, descriptor);
  ApiBody({ schema: { $ref: '#/components/schemas/Choosing' } })(target, key, descriptor);
  Returns(chosenShape)(target, key, descriptor);
};

/** What people decide about what waits. */
@ApiTags('console')
@Controller('api')
export class ChoicesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Post('documents/:id/choices')
  @HttpCode(200)
  @Choosing('chooseForDocument')
  async document(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: choosingShape }) body: Body_,
    @CurrentSession() { account }: SessionRow,
  ) {
    await chooseForDocument(this.runtime.ports, id, { ...body, by: account });
    return { message: done[body.choice] };
  }

  @Post('arrivals/:id/choices')
  @HttpCode(200)
  @Choosing('chooseForArrival')
  async arrival(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: choosingShape }) body: Body_,
    @CurrentSession() { account }: SessionRow,
  ) {
    await chooseForArrival(this.runtime.ports, id, { ...body, by: account });
    return { message: done[body.choice] };
  }

  @Post('files/:id/choices')
  @HttpCode(200)
  @Choosing('chooseForFile')
  async file(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: choosingShape }) body: Body_,
    @CurrentSession() { account }: SessionRow,
  ) {
    await chooseForFile(this.runtime.ports, id, { ...body, by: account });
    return { message: done[body.choice] };
  }
}
