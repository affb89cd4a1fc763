import { Readable } from 'node:stream';
import { Controller, Header, HttpCode, Inject, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Clock } from '@quayside/std';
import { Open } from '../../server/open.js';
import { CurrentCaller, type CalledRequest, type Caller } from '../auth/caller.js';
import { Scope } from '../auth/partner.guard.js';
import { RECEIVE_BODY, type ReceiveBody } from '../files/receive-body.js';
import { postHeaders } from '../files/request-headers.js';
import { CXML_CLOCK, CxmlFilter, cxmlAnswer } from './cxml.filter.js';
import { CxmlGuard } from './cxml.guard.js';
import { DescribeCxml } from './describe-cxml.js';

/** For programs that speak cXML: the same road in, answered as cXML has it. */
@Open()
@UseGuards(CxmlGuard)
@UseFilters(CxmlFilter)
@Scope('documents')
@Controller('v1/cxml')
export class CxmlController {
  constructor(
    @Inject(RECEIVE_BODY) private readonly receive: ReceiveBody,
    @Inject(CXML_CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  @RouteConfig({ body: 'stream' })
  @DescribeCxml()
  async post(@CurrentCaller() caller: Caller, @Req() request: CalledRequest): Promise<string> {
    const headers = postHeaders(request.headers);
    const body = (request.body as Readable | undefined) ?? Readable.from([]);
    const { file } = await this.receive(caller, { body, contentType: 'text/xml', headers });
    return cxmlAnswer(this.clock.now(), { code: 200, text: 'OK', message: `Received as ${file.id}` });
  }
}
