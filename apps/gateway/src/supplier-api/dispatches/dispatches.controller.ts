import { Controller, Get, Inject, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { DispatchRow } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { create } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Open } from '../../server/open.js';
import { Problem } from '../../server/problem.js';
import { uuidOf } from '../../server/uuid.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { PartnerGuard, Scope } from '../auth/partner.guard.js';
import { pageQuery } from '../docs/page.js';
import { DescribeContent, DescribeDispatch, DescribeDispatches } from './describe-dispatches.js';
import { DISPATCH_READS, type DispatchFound, type DispatchReads } from './dispatch-reads.js';
import { mediaTypeOf } from './media-type.js';
import { presentDispatch } from './present-dispatch.js';
import { serveBytes } from './serve-bytes.js';

/** Notes that every byte of a dispatch was handed out to an account. */
export type DispatchServed = (id: string, account: Account) => Promise<void>;
export const DISPATCH_SERVED = Symbol('a dispatch was served');

const dispatchQuery = pageQuery.extend({ status: z.enum(['waiting', 'fetched']).default('waiting') });

/** What waits for the partner: our acknowledgements, and whatever else we send it. */
@Open()
@UseGuards(PartnerGuard)
@Scope('dispatches')
@Controller('v1/dispatches')
export class DispatchesController {
  constructor(
    @Inject(DISPATCH_READS) private readonly reads: DispatchReads,
    @Inject(DISPATCH_SERVED) private readonly served: DispatchServed,
  ) {}

  @Get()
  @DescribeDispatches()
  async list(
    @CurrentCaller() { channel }: Caller,
    @Query({ schema: dispatchQuery }) { status, after, limit }: z.infer<typeof dispatchQuery>,
  ) {
    const state = status === 'waiting' ? ('ready' as const) : ('sent' as const);
    const wanted = { state, after, limit: limit + 1 };
    const found = await this.reads.ofAccount(channel.account, wanted);
    const rows = found.slice(0, limit).map((each) => presentDispatch(each, each.file));
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @DescribeDispatch()
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    const row = await this.#own(caller, uuidOf(id));
    return presentDispatch(row, row.file);
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
    reply.hijack();
    reply.raw.writeHead(200, { ...plainHeaders(reply), ...contentHeaders(row) });
    // Who only asks for the headers has read nothing.
    if (method === 'HEAD') return void reply.raw.end();
    const served = await serveBytes(reply.raw, this.reads.bytes(row), row.size);
    if (served) await this.served(row.id, caller.channel.account);
  }

  async #own({ channel }: Caller, id: string): Promise<DispatchFound> {
    const row = await this.reads.find(id);
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
    'content-disposition': create(name),
    'cache-control': 'no-store',
  };
}
