import { shown, shownLines } from '@quayside/std';
import type { FastifyInstance } from 'fastify';

/** Raw text keeps every character, since places in it are counted: its pane shows a dot for each that cannot be seen. */
const raw = 'source';

/**
 * What the console is told is shown: whatever name or text came from outside, nothing in it is unseen or turns what stands around
 * it. Here for all of its answers, so that no page has to think of it.
 */
export function showAnswers(server: FastifyInstance): void {
  server.addHook('preSerialization', (request, _reply, payload, done) => {
    const [path = ''] = request.url.split('?');
    const isShown = path.startsWith('/api/') && !path.startsWith('/api/demo/') && !path.endsWith(`/${raw}`);
    done(null, isShown ? shownIn(payload) : payload);
  });
}

/** A value of JSON with every text in it shown; names of members are in one line. */
export function shownIn(value: unknown): unknown {
  if (typeof value === 'string') return shownLines(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => shownIn(each));
  const members = Object.entries(value).map(([name, inner]: [string, unknown]) => [
    shown(name),
    name === raw ? inner : shownIn(inner),
  ]);
  return Object.fromEntries(members) as object;
}
