import { Controller, Get, Inject, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { dispatchServed, type DispatchRow } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { dispatchesOfAccount } from '@quayside/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Open } from '../../console-api/session/session.guard.js';
import { RUNTIME } from '../../server/tokens.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { DescribeContent, DescribeDispatch, DescribeDispatches } from '../docs/describe.js';
import { mediaTypeOf } from './media-type.js';
import { pageQuery } from '../docs/page.js';
import { PartnerGuard, Scope } from '../auth/partner.guard.js';
import { presentDispatch } from './present-dispatch.js';
import { Problem } from '../../server/problem.js';
import { serveBytes } from './serve-bytes.js';
import { uuidOf } from '../../server/uuid.js';

const dispatchQuery = pageQuery.extend({ status: z.enum(['waiting', 'fetched']).default('waiting') });

/** What waits for the partner: our acknowledgements, and whatever else we send it. */
@Open()
@UseGuards(PartnerGuard)
@Scope('dispatches')
@Controller('v1/dispatches')
export class DispatchesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get()
  @DescribeDispatches()
  async list(
    @CurrentCaller() { channel }: Caller,
    @Query({ schema: dispatchQuery }) { status, after, limit }: z.infer<typeof dispatchQuery>,
  ) {
    const state = status === 'waiting' ? ('ready' as const) : ('sent' as const);
    const wanted = { state, after, limit: limit + 1 };
    const found = await dispatchesOfAccount(this.runtime.database, channel.account, wanted);
    const rows = found.slice(0, limit).map((each) => presentDispatch(each, each.file));
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @DescribeDispatch()
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    const row = await this.#own(caller, uuidOf(id));
    const arrival = row.arrival === null ? undefined : await this.runtime.ports.store.arrival(row.arrival);
    return presentDispatch(row, arrival?.file ?? null);
  }

  /** It is sent when its last byte was handed out and the connection still stood. */
  @Get(':id/content')
  @DescribeContent()
  async content(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Req() { method }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.#own(caller, uuidOf(id));
    const { ports } = this.runtime;
    reply.hijack();
    reply.raw.writeHead(200, { ...plainHeaders(reply), ...contentHeaders(row) });
    // Who only asks for the headers has read nothing.
    if (method === 'HEAD') return void reply.raw.end();
    const served = await serveBytes(reply.raw, ports.store.payloads.read(row.payload), row.size);
    if (served) await dispatchServed(ports, row.id, caller.channel.account);
  }

  async #own({ channel }: Caller, id: string): Promise<DispatchRow> {
    const row = await this.runtime.ports.store.dispatch(id);
    if (row?.account !== channel.account || row.channel !== 'rest') {
      throw new Problem('not-found', `There is no dispatch ${id} for you.`);
    }
    return row;
  }
}

function plainHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
}

function contentHeaders({ type, name, size }: DispatchRow): Record<string, string> {
  return {
    'content-type': mediaTypeOf(type, name),
    'content-length': String(size),
    'content-disposition': `attachment; filename="${name.replace(/["\\\r\n]/g, '_')}"`,
    'cache-control': 'no-store',
  };
}
