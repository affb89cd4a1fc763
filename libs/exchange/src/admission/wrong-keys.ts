import type { ChannelPorts } from '../ports/ports.js';
import type { FewAtATime } from './few-at-a-time.js';
import type { FoldedLines } from './folded-lines.js';
import { countWrong, takeTry } from './tries.js';
import type { Try } from './try-place.js';

export interface WrongKeyPorts extends Pick<ChannelPorts, 'store' | 'clock'> {
  readonly few: FewAtATime;
  readonly journal: FoldedLines;
}

/**
 * Counts a key or a token of the REST interface that is none, by where it comes from. Returns from when on it is worth to try
 * again. A right one is never asked for: it is proven at once, from wherever it comes. Throws TooBusy.
 */
export async function noteWrongKey(
  ports: WrongKeyPorts,
  shown: { readonly address: string; readonly network: string; readonly why: string; readonly topic: string },
): Promise<Date | undefined> {
  return ports.few.run(shown.network, async () => {
    const attempt: Try = { door: 'rest', name: 'key', address: shown.network, exists: false };
    const later = await takeTry(ports, attempt);
    if (later) return later;
    await ports.store.commit((tx) => countWrong(tx, attempt, ports.clock.now()));
    const what = `request refused: ${shown.why}`;
    const line = { kind: 'login', row: 'rest:', to: 'refused', what, topic: shown.topic, from: shown.address } as const;
    await ports.journal.note({ ...line, actor: 'somebody' });
    return undefined;
  });
}
