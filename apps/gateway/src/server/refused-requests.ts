import { STATUS_CODES } from 'node:http';
import { networkOf, plainAddress } from '@quayside/exchange';
import type { Folded } from '@quayside/runtime';
import type { FastifyRequest } from 'fastify';

/** Hears of each request that was answered with a refusal. */
export type RefusedRequests = (request: FastifyRequest, status: number, message: string) => void;
export const REFUSED_REQUESTS = Symbol('refused requests');

/** Nobody hears of them. */
export const unheard: RefusedRequests = () => undefined;

/** What a partner's guard leaves at a request. */
interface Called {
  readonly caller?: { readonly channel: { readonly account: string; readonly partner: string } };
}

/** Sign-in is noted where it is refused; limits and pauses are said where they begin. */
const notedElsewhere = new Set([401, 403, 409, 429, 503]);

/**
 * Nonsense of clients, folded: that of a partner in the journal of its channel, where who looks after it finds it; that of
 * strangers in the log.
 */
export function noteRefused(folded: Folded, failed: (error: unknown) => void): RefusedRequests {
  return (request, status, message) => {
    if (notedElsewhere.has(status) || status >= 500) return;
    const { channel } = (request as FastifyRequest & Called).caller ?? {};
    const title = `request refused: ${STATUS_CODES[status] ?? status}`;
    const from = plainAddress(request.ip);
    const noted = channel
      ? folded.journal.note({
          ...{
            kind: 'login',
            row: channel.account,
            to: 'refused',
            what: `${title}: ${short(message)}`,
            topic: title,
            from,
          },
          ...{ actor: channel.account, partner: channel.partner },
        })
      : folded.log.note({
          ...{ kind: 'system', row: 'http:', to: 'refused', what: title, from: networkOf(from), actor: 'somebody' },
        });
    void noted.catch(failed);
  };
}

const longest = 200;

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
