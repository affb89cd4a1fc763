import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { seesClassified } from '@quayside/accounts';
import { z } from 'zod';
import { found } from '../../server/found.js';
import { Counts, Filters, Id } from '../../server/parameters.js';
import { Returns } from '../../server/returns.js';
import { ACCESS_LOG, type AccessLog } from '../session/access-log.js';
import { shownAccounts } from '../session/shown-accounts.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { sourceShape } from '../source/source-shapes.js';
import { withoutPrices } from '../vocabulary/classified.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { documentDetailShape } from './document-detail-shape.js';
import {
  DOCUMENT_READS,
  PREVIEW,
  REFUSAL,
  type DocumentReads,
  type PreviewOf,
  type RefusalOf,
} from './document-reads.js';
import { documentPageShape } from './document-row-shape.js';
import { fieldPageShape } from './field-shapes.js';
import { presentDocumentRows } from './present-document-row.js';
import { presentDocument } from './present-document.js';
import { presentFields } from './present-fields.js';
import { presentPreview } from './present-preview.js';
import { previewingShape, previewShape } from './preview-shape.js';
import { presentRefusal } from './present-refusal.js';
import { refusalShape } from './refusal-shape.js';

const day = z.iso.date().optional();
const documentQuery = z.object({
  ...{ state: text, partner: text, type: text, order: text, q: text, before: text, limit },
  ...{ from: day, until: day, right: z.enum(['yes', 'no']).optional(), code: text },
});
const fieldsQuery = z.object({ from: z.coerce.number().int().min(0).max(1_000_000_000) });
const refusalQuery = z.object({ reason: z.string().trim().max(1000).optional() });
const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const sourceQuery = z.object({ offset: place, number: place });

/** Documents. */
@ApiTags('console')
@Controller('api/documents')
export class DocumentsController {
  constructor(
    @Inject(DOCUMENT_READS) private readonly reads: DocumentReads,
    @Inject(PREVIEW) private readonly previewOf: PreviewOf,
    @Inject(REFUSAL) private readonly refusalOf: RefusalOf,
    @Inject(ACCESS_LOG) private readonly access: AccessLog,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listDocuments', summary: 'Documents, newest first' })
  @Filters('state', 'partner', 'type', 'order', 'q', 'from', 'until', 'right', 'code', 'before', 'limit')
  @Returns(documentPageShape)
  async list(
    @Query({ schema: documentQuery }) query: z.infer<typeof documentQuery>,
    @CurrentSession() session: Signed,
  ) {
    const { rows, next } = await this.reads.page({ ...given(query), among: session.among });
    const shown = seesClassified(session, 'prices') ? rows : rows.map(withoutPrices);
    return { rows: presentDocumentRows(shown, await this.reads.names()), next };
  }

  @Get(':id')
  @Id()
  @ApiOperation({ operationId: 'getDocument', summary: 'One document with everything about it' })
  @Returns(documentDetailShape)
  async get(@Param('id', ParseUUIDPipe) id: string, @CurrentSession() session: Signed) {
    const whole = found(await this.reads.whole(id), 'document');
    const shown = seesClassified(session, 'prices') ? whole : { ...whole, thread: whole.thread.map(withoutPrices) };
    return this.#shownTo(session, id, presentDocument(shown, await this.reads.names()));
  }

  @Post(':id/preview')
  @HttpCode(200)
  @Id()
  @ApiOperation({
    operationId: 'previewDocument',
    summary: 'What accepting it would change in Odoo; nothing is changed',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/Previewing' } })
  @Returns(previewShape)
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Body({ schema: previewingShape }) { settlement }: z.infer<typeof previewingShape>,
  ) {
    return presentPreview(await this.previewOf(id, settlement));
  }

  @Get(':id/refusal')
  @Id()
  @Filters('reason')
  @ApiOperation({
    operationId: 'previewRefusal',
    summary: 'What refusing it would tell the partner, and how; nothing is changed',
  })
  @Returns(refusalShape)
  async refusal(
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: refusalQuery }) { reason }: z.infer<typeof refusalQuery>,
  ) {
    // It is looked at before the reason is given, too.
    return presentRefusal(await this.refusalOf(id, reason ? reason : '...'));
  }

  @Get(':id/fields')
  @Id()
  @Counts('from')
  @ApiOperation({ operationId: 'listFields', summary: 'The next fields of a long document' })
  @Returns(fieldPageShape)
  async fields(
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: fieldsQuery }) { from }: z.infer<typeof fieldsQuery>,
    @CurrentSession() session: Signed,
  ) {
    return this.#shownTo(session, id, presentFields(found(await this.reads.saidFrom(id, from), 'document')));
  }

  @Get(':id/source')
  @Id()
  @Counts('offset', 'number')
  @ApiOperation({ operationId: 'listSource', summary: 'The next raw text of a long document' })
  @Returns(sourceShape)
  async source(
    @Param('id', ParseUUIDPipe) id: string,
    @Query({ schema: sourceQuery }) begin: z.infer<typeof sourceQuery>,
    @CurrentSession() session: Signed,
  ) {
    return this.#shownTo(session, id, found(await this.reads.sourceFrom(id, begin), 'place in a document'));
  }

  /** Bank accounts are masked for whom they are not, and noted for whom they are. */
  async #shownTo<T>(session: Signed, id: string, answer: T): Promise<T> {
    const accounts = await this.reads.accounts(id);
    return shownAccounts(this.access, { session, kind: 'inbound', id, accounts }, answer);
  }
}
