import { Controller, Get, Inject, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Runtime } from '@quayside/runtime';
import { documentPage, filePage, orders } from '@quayside/store';
import { z } from 'zod';
import { documentDetail } from './documents/present-document.js';
import { channelRows } from './channels/present-channels.js';
import { exceptions, home } from './home/present-home.js';
import { arrivalDetail, fileDetail, orderDetail, presentOrder, settings } from '../api/present-others.js';
import { partnerDetail } from './partners/present-partner.js';
import { partnerNames, presentDocument, presentFile } from '../api/present-rows.js';
import {
  channelPage,
  documentPageShape,
  exceptionPage,
  filePageShape,
  orderDetailShape,
  orderPage,
  partnerDetailShape,
  partnerPage,
  settingsShape,
} from '../api/more-shapes.js';
import { fieldsFrom, sourceFrom } from './documents/present-said.js';
import {
  arrivalDetailShape,
  documentDetailShape,
  fieldPageShape,
  fileDetailShape,
  homeShape,
  ownerShape,
  sourceShape,
} from '../api/shapes.js';
import type { GatewayState } from '../gateway-state.js';
import { Returns } from '../server/returns.js';
import { GATEWAY_STATE, RUNTIME } from '../server/tokens.js';

const limit = z.coerce.number().int().min(1).max(200).default(50);
const text = z.string().max(200).optional();
const documentQuery = z.object({ state: text, partner: text, type: text, order: text, q: text, before: text, limit });
const fieldsQuery = z.object({ from: z.coerce.number().int().min(0).max(1_000_000_000) });
const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const sourceQuery = z.object({ offset: place, number: place });
const fileQuery = z.object({ partner: text, before: text, limit });
const exceptionQuery = z.object({ owner: ownerShape.optional(), limit });
const orderQuery = z.object({ q: text, limit });

/** Leaves out what was not asked for: an absent filter is no filter. */
function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')) as never;
}

function Filters(...names: string[]): MethodDecorator {
  return (target, key, descriptor) => {
    for (const name of names) ApiQuery({ name, required: false, schema: { type: 'string' } })(target, key, descriptor);
  };
}

function Required(...names: string[]): MethodDecorator {
  return (target, key, descriptor) => {
    for (const name of names) ApiQuery({ name, schema: { type: 'integer', minimum: 0 } })(target, key, descriptor);
  };
}

const Id = () => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** What the console reads. */
@ApiTags('console')
@Controller('api')
export class ConsoleController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(GATEWAY_STATE) private readonly state: GatewayState,
  ) {}

  @Get('home')
  @ApiOperation({ operationId: 'getHome', summary: 'What waits, and how things stand' })
  @Returns(homeShape)
  home() {
    return home(this.runtime);
  }

  @Get('documents')
  @ApiOperation({ operationId: 'listDocuments', summary: 'Documents, newest first' })
  @Filters('state', 'partner', 'type', 'order', 'q', 'before', 'limit')
  @Returns(documentPageShape)
  async documents(@Query({ schema: documentQuery }) query: z.infer<typeof documentQuery>) {
    const names = await partnerNames(this.runtime.ports.partners);
    const { rows, next } = await documentPage(this.runtime.database, given(query));
    return { rows: rows.map((each) => presentDocument(each, names)), next };
  }

  @Get('documents/:id')
  @Id()
  @ApiOperation({ operationId: 'getDocument', summary: 'One document with everything about it' })
  @Returns(documentDetailShape)
  async document(@Param('id', ParseUUIDPipe) id: string) {
    return found(await documentDetail(this.runtime, id), 'document');
  }

  @Get('documents/:id/fields')
  @Id()
  @Required('from')
  @ApiOperation({ operationId: 'listFields', summary: 'The next fields of a long document' })
  @Returns(fieldPageShape)
  async fields(
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: fieldsQuery }) { from }: z.infer<typeof fieldsQuery>,
  ) {
    return found(await fieldsFrom(this.runtime, id, from), 'document');
  }

  @Get('documents/:id/source')
  @Id()
  @Required('offset', 'number')
  @ApiOperation({ operationId: 'listSource', summary: 'The next raw text of a long document' })
  @Returns(sourceShape)
  async source(
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: sourceQuery }) begin: z.infer<typeof sourceQuery>,
  ) {
    return found(await sourceFrom(this.runtime, id, begin), 'place in a document');
  }

  @Get('files')
  @ApiOperation({ operationId: 'listFiles', summary: 'Files as they came, newest first' })
  @Filters('partner', 'before', 'limit')
  @Returns(filePageShape)
  async files(@Query({ schema: fileQuery }) query: z.infer<typeof fileQuery>) {
    const names = await partnerNames(this.runtime.ports.partners);
    const { rows, next } = await filePage(this.runtime.database, given(query));
    return { rows: rows.map((each) => presentFile(each, names)), next };
  }

  @Get('files/:id')
  @Id()
  @ApiOperation({ operationId: 'getFile', summary: 'One file with its arrivals' })
  @Returns(fileDetailShape)
  async file(@Param('id', ParseUUIDPipe) id: string) {
    return found(await fileDetail(this.runtime, id), 'file');
  }

  @Get('arrivals/:id')
  @Id()
  @ApiOperation({ operationId: 'getArrival', summary: 'One interchange with its bytes' })
  @Returns(arrivalDetailShape)
  async arrival(@Param('id', ParseUUIDPipe) id: string) {
    return found(await arrivalDetail(this.runtime, id), 'arrival');
  }

  @Get('exceptions')
  @ApiOperation({ operationId: 'listExceptions', summary: 'What waits for people, oldest first' })
  @Filters('owner', 'limit')
  @Returns(exceptionPage)
  async exceptions(@Query({ schema: exceptionQuery }) query: z.infer<typeof exceptionQuery>) {
    return { rows: await exceptions(this.runtime, given(query)), next: null };
  }

  @Get('orders')
  @ApiOperation({ operationId: 'listOrders', summary: 'Orders that documents have spoken of' })
  @Filters('q', 'limit')
  @Returns(orderPage)
  async orders(@Query({ schema: orderQuery }) query: z.infer<typeof orderQuery>) {
    const names = await partnerNames(this.runtime.ports.partners);
    const listed = await orders(this.runtime.database, given(query));
    return { rows: listed.map((each) => presentOrder(each, names)), next: null };
  }

  @Get('orders/:number')
  @ApiParam({ name: 'number', schema: { type: 'string' } })
  @ApiOperation({ operationId: 'getOrder', summary: 'One order as last read, with its thread' })
  @Returns(orderDetailShape)
  async order(@Param('number') number: string) {
    return found(await orderDetail(this.runtime, number), 'order');
  }

  @Get('partners')
  @ApiOperation({ operationId: 'listPartners', summary: 'Partners as their live releases describe them' })
  @Returns(partnerPage)
  async partners() {
    const all = await this.runtime.ports.partners.all();
    return { rows: await Promise.all(all.map(({ partner }) => partnerDetail(this.runtime, partner.id))), next: null };
  }

  @Get('partners/:partner')
  @ApiParam({ name: 'partner', schema: { type: 'string' } })
  @ApiOperation({ operationId: 'getPartner', summary: 'One partner' })
  @Returns(partnerDetailShape)
  async partner(@Param('partner') partner: string) {
    return found(await partnerDetail(this.runtime, partner), 'partner');
  }

  @Get('channels')
  @ApiOperation({ operationId: 'listChannels', summary: 'Channels and their traffic' })
  @Returns(channelPage)
  async channels() {
    return { rows: await channelRows(this.runtime), next: null };
  }

  @Get('settings')
  @ApiOperation({ operationId: 'getSettings', summary: 'The installation itself' })
  @Returns(settingsShape)
  settings() {
    return settings(this.runtime, this.state);
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotFoundException(`There is no such ${what}.`);
  return value;
}
