import { Controller, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Logger } from '@quayside/runtime';
import { Observable, share } from 'rxjs';
import type { z } from 'zod';
import { LOG } from '../../server/log.js';
import { Returns } from '../../server/returns.js';
import { changeShape } from './change-shape.js';
import { CHANGES_SINCE, type ChangesSince } from './changes-since.js';

const lookMs = 1000;

/**
 * Tells open pages that something changed, never what: they ask again for what they show. One look at the journal a second
 * serves all of them, and none are made while nobody listens.
 */
@ApiExcludeController()
@Controller('api/events')
export class EventsController {
  readonly #changes: Observable<MessageEvent>;

  constructor(@Inject(CHANGES_SINCE) changesSince: ChangesSince, @Inject(LOG) log: Pick<Logger, 'debug'>) {
    this.#changes = changesOf(changesSince, log).pipe(share());
  }

  @Sse()
  @Returns(changeShape)
  events(): Observable<MessageEvent> {
    return this.#changes;
  }
}

function changesOf(changesSince: ChangesSince, log: Pick<Logger, 'debug'>): Observable<MessageEvent> {
  return new Observable((listener) => {
    let last: string | null = null;
    let timer: NodeJS.Timeout | undefined;
    const look = async () => {
      const lines = await changesSince(last);
      last = lines.at(-1)?.id ?? last;
      for (const { kind, row, to, partner } of lines) {
        const change: z.input<typeof changeShape> = { kind, row, to, partner };
        if (kind !== 'none') listener.next({ data: change });
      }
      // Proxies close streams that are silent for long.
      listener.next({ type: 'beat', data: '' });
    };
    const loop = () => {
      void look()
        .catch((error: unknown) => log.debug({ event: 'events.look', err: error }))
        .finally(() => {
          if (!listener.closed) timer = setTimeout(loop, lookMs);
        });
    };
    loop();
    return () => clearTimeout(timer);
  });
}
