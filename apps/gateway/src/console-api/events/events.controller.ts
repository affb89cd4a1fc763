import { Controller, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Change } from '@quayside/store';
import { Observable, share } from 'rxjs';
import type { z } from 'zod';
import { Returns } from '../../server/returns.js';
import { CHANGE_FEED, type ChangeFeed } from './change-feed.js';
import { changeShape } from './change-shape.js';

/** Proxies close streams that are silent for long. */
const beatMs = 15_000;

/** What may be old after changes were missed: everything. */
const anything = { kind: 'anything', row: '', to: null, partner: null };

/**
 * Tells open pages that something changed, never what: they ask again for what they show. What the database tells this process
 * serves all of them.
 */
@ApiExcludeController()
@Controller('api/events')
export class EventsController {
  readonly #changes: Observable<MessageEvent>;

  constructor(@Inject(CHANGE_FEED) feed: ChangeFeed) {
    this.#changes = changesOf(feed).pipe(share());
  }

  @Sse()
  @Returns(changeShape)
  events(): Observable<MessageEvent> {
    return this.#changes;
  }
}

function changesOf(feed: ChangeFeed): Observable<MessageEvent> {
  return new Observable((listener) => {
    const beat = () => listener.next({ type: 'beat', data: '' });
    const stop = feed.listen((change) => listener.next({ data: presented(change) }));
    const timer = setInterval(beat, beatMs);
    beat();
    return () => {
      clearInterval(timer);
      stop();
    };
  });
}

function presented(change: Change | undefined): z.input<typeof changeShape> {
  const { kind, row, to, partner } = change ?? anything;
  return { kind, row, to, partner };
}
