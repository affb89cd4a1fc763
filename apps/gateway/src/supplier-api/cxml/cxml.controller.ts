import { Readable } from 'node:stream';
import { Controller, Header, HttpCode, Inject, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Runtime } from '@quayside/runtime';
import { Open } from '../../console-api/session/session.guard.js';
import { RUNTIME } from '../../server/tokens.js';
import { CurrentCaller, type CalledRequest, type Caller } from '../auth/caller.js';
import { CxmlFilter, cxmlAnswer } from './cxml.filter.js';
import { CxmlGuard } from './cxml.guard.js';
import { DescribeCxml } from '../docs/describe.js';
import { nameFor } from '../files/file-name.js';
import { Scope } from '../auth/partner.guard.js';
import { receiveBody } from '../files/receive-body.js';
import { postHeaders } from '../files/request-headers.js';

/** For programs that speak cXML: the same road in, answered as cXML has it. */
@Open()
@UseGuards(CxmlGuard)
@UseFilters(CxmlFilter)
@Scope('documents')
@Controller('v1/cxml')
export class CxmlController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  @RouteConfig({ body: 'stream' })
  @DescribeCxml()
  async post(@CurrentCaller() caller: Caller, @Req() request: CalledRequest): Promise<string> {
    const { clock } = this.runtime.ports;
    const headers = postHeaders(request.headers);
    const name = headers.name ?? nameFor('text/xml', clock.now());
    const body = (request.body as Readable | undefined) ?? Readable.from([]);
    const { file } = await receiveBody(this.runtime, caller, body, headers, name);
    return cxmlAnswer(clock.now(), { code: 200, text: 'OK', message: `Received as ${file.id}` });
  }
}
