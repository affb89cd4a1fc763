import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decidesFor, sees, seesClassified } from '@quayside/accounts';
import type { ExceptionListed } from '@quayside/store';
import { z } from 'zod';
import { Filters } from '../../server/parameters.js';
import { Problem } from '../../server/problem.js';
import { Returns } from '../../server/returns.js';
import { presentExceptions } from '../exceptions/present-exception.js';
import { CurrentSession, type Signed } from '../session/current-session.js';
import { exceptionWithoutPrices } from '../vocabulary/classified.js';
import { text } from '../vocabulary/list-query.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import { presentHandled, presentPreviews, presentQueue } from './present-work.js';
import { WORK_DESK, type WorkDesk } from './work-desk.js';
import {
  assigningShape,
  colleaguesShape,
  handledShape,
  puttingOffShape,
  workChoosingShape,
  workChosenShape,
  workListShape,
  workPreviewingShape,
  workPreviewShape,
  workShape,
} from './work-shapes.js';

const workQuery = z.object({
  scope: z.enum(['mine', 'role', 'all']).default('role'),
  ...{ owner: ownerShape.optional(), partner: text, code: text },
  putOff: z.enum(['yes', 'no']).default('no'),
  sort: z.enum(['age', 'amount', 'due']).default('age'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
type WorkQuery = z.infer<typeof workQuery>;
const rowsQuery = z.object({ ids: z.string().max(200 * 37) });
const ids = z.array(z.uuid()).min(1).max(200);

/** What waits for people as work: one's own, one's roles', by cause, settled several at once. */
@ApiTags('console')
@Controller('api/work')
export class WorkController {
  constructor(@Inject(WORK_DESK) private readonly desk: WorkDesk) {}

  @Get()
  @ApiOperation({ operationId: 'getWork', summary: 'What waits, grouped by its cause' })
  @Filters('scope', 'owner', 'partner', 'code', 'putOff', 'sort', 'limit')
  @Returns(workShape)
  async work(@Query({ schema: workQuery }) query: WorkQuery, @CurrentSession() session: Signed) {
    const { sort, limit, scope, owner = null, partner, code, putOff } = query;
    const own = { me: session.account, owners: decidesFor(session), among: session.among };
    const asked = { ...own, scope, owner, partner: partner || null, code: code || null, putOff: putOff === 'yes' };
    const [page, counts, waiting, names] = await Promise.all([
      this.desk.queue({ ...asked, sort, limit }),
      this.desk.counts(own),
      this.desk.waiting(asked),
      this.desk.names(),
    ]);
    return presentQueue(page, { counts, waiting, names, prices: seesClassified(session, 'prices') });
  }

  @Get('rows')
  @ApiOperation({ operationId: 'listWorkRows', summary: 'Some of what waits, by their ids' })
  @Filters('ids')
  @Returns(workListShape)
  async rows(@Query({ schema: rowsQuery }) query: z.infer<typeof rowsQuery>, @CurrentSession() session: Signed) {
    const asked = ids.safeParse(query.ids.split(','));
    const rows = asked.success ? await this.#seen(asked.data, session) : [];
    const shown = seesClassified(session, 'prices') ? rows : rows.map(exceptionWithoutPrices);
    return { rows: presentExceptions(shown, await this.desk.names()) };
  }

  @Get('people')
  @ApiOperation({ operationId: 'listColleagues', summary: 'Who may be given what waits' })
  @Returns(colleaguesShape)
  async colleagues() {
    const people = await this.desk.colleagues();
    return { people: people.map(({ account, name, owners }) => ({ account, name, owners: [...owners] })) };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewWork',
    summary: 'What accepting several would change in Odoo; nothing is changed',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/WorkPreviewing' } })
  @Returns(workPreviewShape)
  async preview(
    @Body({ schema: workPreviewingShape }) { ids: asked, way }: z.infer<typeof workPreviewingShape>,
    @CurrentSession() session: Signed,
  ) {
    if (!seesClassified(session, 'prices'))
      throw new Problem('no-right', 'Previews hold prices, which your roles do not show.');
    const rows = await this.#seen(asked, session);
    const previews = [];
    // One after another: each reads its order in Odoo.
    for (const row of rows) previews.push({ row, preview: await this.desk.preview(row, way) });
    return presentPreviews(previews, await this.desk.names());
  }

  @Post('choices')
  @HttpCode(200)
  @ApiOperation({ operationId: 'chooseForWork', summary: 'Settle several at once, for one reason' })
  @ApiBody({ schema: { $ref: '#/components/schemas/WorkChoosing' } })
  @Returns(workChosenShape)
  async choose(
    @Body({ schema: workChoosingShape }) body: z.infer<typeof workChoosingShape>,
    @CurrentSession() session: Signed,
  ) {
    const { ids: asked, choice, reason, way } = body;
    const [rows, names] = [await this.#mine(asked, session), await this.desk.names()];
    const notDone: { id: string; title: string; message: string }[] = [];
    for (const [at, shown] of presentExceptions(rows, names).entries()) {
      const row = rows[at];
      if (!row) continue;
      const offered = shown.choices.includes(choice);
      const choosing = { choice, reason, by: session.account, ...(choice === 'accept' && { way }) };
      const message = offered ? await this.desk.settle(row, choosing) : 'This choice is not offered for it.';
      if (message !== undefined) notDone.push({ id: row.id, title: shown.title, message });
    }
    return { done: rows.length - notDone.length, notDone };
  }

  @Post('assignments')
  @HttpCode(200)
  @ApiOperation({ operationId: 'assignWork', summary: 'Give what waits to somebody, or to nobody in particular' })
  @ApiBody({ schema: { $ref: '#/components/schemas/Assigning' } })
  @Returns(handledShape)
  async assign(
    @Body({ schema: assigningShape }) { ids: asked, to }: z.infer<typeof assigningShape>,
    @CurrentSession() session: Signed,
  ) {
    const rows = await this.#mine(asked, session);
    const name = to === null ? undefined : await this.#colleagueFor(rows, to);
    const before = await this.desk.handling.assign(
      rows.map(({ id }) => id),
      to,
      session.account,
    );
    return presentHandled(before, name === undefined ? 'Given back to whoever has the role.' : `Given to ${name}.`);
  }

  @Post('put-off')
  @HttpCode(200)
  @ApiOperation({ operationId: 'putOffWork', summary: 'Put what waits off to a later day, or take it up again' })
  @ApiBody({ schema: { $ref: '#/components/schemas/PuttingOff' } })
  @Returns(handledShape)
  async putOff(
    @Body({ schema: puttingOffShape }) { ids: asked, until }: z.infer<typeof puttingOffShape>,
    @CurrentSession() session: Signed,
  ) {
    const rows = await this.#mine(asked, session);
    const before = await this.desk.handling.putOff(
      rows.map(({ id }) => id),
      until === null ? null : new Date(until),
      session.account,
    );
    return presentHandled(before, until === null ? 'Taken up again.' : 'Put off. It comes back by itself.');
  }

  /** Those that are open and theirs to see; of others nobody learns that they exist. */
  async #seen(asked: readonly string[], session: Signed): Promise<readonly ExceptionListed[]> {
    const rows = await this.desk.rows([...new Set(asked)]);
    return rows.filter(({ partner }) => sees(session, partner));
  }

  /** Those that they may settle; one that is for somebody else keeps all from it. */
  async #mine(asked: readonly string[], session: Signed): Promise<readonly ExceptionListed[]> {
    const rows = await this.#seen(asked, session);
    const owners = decidesFor(session);
    const other = rows.find(({ owner }) => !owners.includes(owner));
    if (!other) return rows;
    throw new Problem(
      'no-right',
      `Some of this is for ${other.owner} to settle. Your roles: ${session.roles.join(', ')}.`,
    );
  }

  async #colleagueFor(rows: readonly ExceptionListed[], account: string): Promise<string> {
    const person = (await this.desk.colleagues()).find((each) => each.account === account);
    if (!person) throw new Problem('not-found', `Nobody of the name ${account} settles anything here.`);
    const other = rows.find(
      ({ owner, partner }) =>
        !person.owners.includes(owner) || (person.among !== null && !person.among.includes(partner)),
    );
    if (other)
      throw new Problem('no-right', `${person.name} cannot settle what is for ${other.owner} of this partner.`);
    return person.name;
  }
}
