import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FileRow } from '@quayside/exchange';
import type { FastifyReply } from 'fastify';
import { Open } from '../../server/open.js';
import { Problem } from '../../server/problem.js';
import { uuidOf } from '../../server/uuid.js';
import { CurrentCaller, type CalledRequest, type Caller } from '../auth/caller.js';
import { PartnerGuard, Scope } from '../auth/partner.guard.js';
import { pageQuery, type PageQuery } from '../docs/page.js';
import { DescribeFile, DescribeFiles, DescribePost } from './describe-files.js';
import { FILE_READS, type FileReads } from './file-reads.js';
import { presentFile, presentReceipt } from './present-file.js';
import { RECEIVE_BODY, type ReceiveBody } from './receive-body.js';
import { postHeaders } from './request-headers.js';

/** Documents that the partner sends, and how they stand. */
@Open()
@UseGuards(PartnerGuard)
@Scope('documents')
@Controller('v1/files')
export class FilesController {
  constructor(
    @Inject(FILE_READS) private readonly reads: FileReads,
    @Inject(RECEIVE_BODY) private readonly receive: ReceiveBody,
  ) {}

  @Post()
  @RouteConfig({ body: 'stream' })
  @DescribePost()
  async post(
    @CurrentCaller() caller: Caller,
    @Req() request: CalledRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const headers = postHeaders(request.headers);
    const body = (request.body as Readable | undefined) ?? Readable.from([]);
    const contentType = request.headers['content-type'];
    const { file, repeated } = await this.receive(caller, { body, contentType, headers });
    const done = await this.#waitFor(caller, file, headers.waitMs, request);
    reply.status(done ? 200 : 202).header('location', `/v1/files/${file.id}`);
    if (headers.waitMs > 0) reply.header('preference-applied', `wait=${headers.waitMs / 1000}`);
    if (repeated) reply.header('idempotency-replayed', 'true');
    return presentFile(await this.reads.whole(await this.#own(caller, file.id)));
  }

  @Get()
  @DescribeFiles()
  async list(@CurrentCaller() { live }: Caller, @Query({ schema: pageQuery }) { after, limit }: PageQuery) {
    const found = await this.reads.ofPartner(live.partner.id, { after, limit: limit + 1 });
    const rows = found.slice(0, limit).map(presentReceipt);
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @DescribeFile()
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return presentFile(await this.reads.whole(await this.#own(caller, uuidOf(id))));
  }

  /** Whether its outcome is known, at last when the sender has waited for as long as it wanted. */
  async #waitFor({ live }: Caller, { id }: FileRow, ms: number, { raw }: CalledRequest): Promise<boolean> {
    if (ms === 0) return false;
    const { partner } = live;
    return this.reads.comesToRest(id, [partner.id, ...partner.profile.carries], ms, () => raw.socket.destroyed);
  }

  /** Whichever way it came: a supplier asks here for what it has dropped over SFTP, too. */
  async #own({ live }: Caller, id: string): Promise<FileRow> {
    const file = await this.reads.find(id);
    if (file?.partner !== live.partner.id || file.parent !== null) {
      throw new Problem('not-found', `There is no file ${id} of yours.`);
    }
    return file;
  }
}
