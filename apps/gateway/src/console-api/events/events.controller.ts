import { Controller, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Runtime } from '@quayside/runtime';
import { journalSince } from '@quayside/store';
import { Observable, share } from 'rxjs';
import type { z } from 'zod';
import type { changeShape } from '../../api/more-shapes.js';
import { RUNTIME } from '../../server/tokens.js';

const lookMs = 1000;

/**
 * Tells open pages that something changed, never what: they ask again for what they show. One look at the journal a second
 * serves all of them, and none are made while nobody listens.
 */
@ApiExcludeController()
@Controller('api/events')
export class EventsController {
  readonly #changes: Observable<MessageEvent>;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#changes = changesOf(runtime).pipe(share());
  }

  @Sse()
  events(): Observable<MessageEvent> {
    return this.#changes;
  }
}

function changesOf({ database, log }: Runtime): Observable<MessageEvent> {
  return new Observable((listener) => {
    let last: string | null = null;
    let timer: NodeJS.Timeout | undefined;
    const look = async () => {
      const lines = await journalSince(database, last);
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
