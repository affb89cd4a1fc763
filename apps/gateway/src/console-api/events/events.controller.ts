import { Controller, Inject, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController, ApiOperation } from '@nestjs/swagger';
import { accountRow } from '@quayside/exchange';
import type { Change } from '@quayside/store';
import { concatMap, filter, map, merge, Observable, share, startWith, takeUntil } from 'rxjs';
import type { z } from 'zod';
import { Returns } from '../../server/returns.js';
import { CurrentSession, type SessionRequest, type Signed } from '../session/current-session.js';
import { isAmong } from '../vocabulary/sight.js';
import { CHANGE_FEED, type ChangeFeed } from './change-feed.js';
import { changeShape } from './change-shape.js';

/** Proxies close streams that are silent for long. */
const beatMs = 15_000;
/** A session also ends by its age: so many beats pass between two looks. */
const beatsPerLook = 20;

/** What may be old after changes were missed: everything. */
const anything = { kind: 'anything', row: '', to: null, partner: null };

const beat: MessageEvent = { type: 'beat', data: '' };

type Told = { readonly beat: number } | { readonly change: Change | undefined };

/**
 * Tells open pages that something changed, never what: they ask again for what they show. What the database tells this process
 * serves all of them. A stream ends with its session, whichever process ended that.
 */
@ApiExcludeController()
@Controller('api/events')
export class EventsController {
  readonly #told: Observable<Told>;

  constructor(@Inject(CHANGE_FEED) private readonly feed: ChangeFeed) {
    this.#told = toldBy(feed).pipe(share());
  }

  @Sse()
  @ApiOperation({ operationId: 'hearChanges' })
  @Returns(changeShape)
  events(
    @CurrentSession() { account, among }: Signed,
    @Req() { sessionToken = '' }: SessionRequest,
  ): Observable<MessageEvent> {
    const row = accountRow(account);
    const ended = this.#told.pipe(
      filter((told) => mayEnd(told, row)),
      concatMap(() => this.#isOpen(sessionToken)),
      filter((open) => !open),
    );
    // What may be seen is another by now: the page connects again, and hears what is its.
    const changed = this.#told.pipe(filter((told) => isChangeOf(told, row)));
    const heard = this.#told.pipe(filter((told) => isFor(told, among)));
    // A page knows at once that it is connected.
    return heard.pipe(map(eventOf), startWith(beat), takeUntil(merge(ended, changed)));
  }

  /** While the database cannot say so, nobody is sent away. */
  #isOpen(token: string): Promise<boolean> {
    return this.feed.isOpen(token).catch(() => true);
  }
}

function toldBy(feed: ChangeFeed): Observable<Told> {
  return new Observable((listener) => {
    let beats = 0;
    const stop = feed.listen((change) => listener.next({ change }));
    const timer = setInterval(() => listener.next({ beat: (beats += 1) }), beatMs);
    return () => {
      clearInterval(timer);
      stop();
    };
  });
}

/** Whether the sessions of an account may have ended: by what happened to it, by what was missed, by time. */
function mayEnd(told: Told, row: string): boolean {
  if ('beat' in told) return told.beat % beatsPerLook === 0;
  return told.change === undefined || (told.change.kind === 'account' && told.change.row === row);
}

function isChangeOf(told: Told, row: string): boolean {
  return 'change' in told && told.change?.kind === 'account' && told.change.row === row && told.change.to === 'changed';
}

/** Who is narrowed to some partners hears of theirs alone. */
function isFor(told: Told, among: Signed['among']): boolean {
  if ('beat' in told || told.change === undefined) return true;
  const { partner } = told.change;
  return partner === null ? among === null : isAmong(among, partner);
}

function eventOf(told: Told): MessageEvent {
  return 'beat' in told ? beat : { data: presented(told.change) };
}

function presented(change: Change | undefined): z.input<typeof changeShape> {
  const { kind, row, to, partner } = change ?? anything;
  return { kind, row, to, partner };
}
