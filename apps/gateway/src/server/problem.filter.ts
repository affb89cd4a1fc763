import { randomBytes } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ChoiceNotPossible, MovedMeanwhile, NotStorable, TooBusy, Unavailable } from '@quayside/exchange';
import type { Logger } from '@quayside/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG } from './log.js';
import { problemOf } from './problem.js';
import { REFUSED_REQUESTS, type RefusedRequests } from './refused-requests.js';
import { whatIsAway } from './what-is-away.js';

/** What is answered. Of a fault of ours no more than under which name the log has it. */
interface Told {
  readonly status: number;
  readonly message: string;
  readonly logId?: string;
}

const awayMs = 60_000;

/** What the slower of two people hears. */
export const decidedFirst = 'Somebody else decided this first. Reload the page to see how it stands.';

/**
 * Every error in words for people, as problem details (RFC 9457). What is our own fault, or that of the database, is logged and
 * says nothing of itself.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** Under which name the log has it that something is away, by what is: a flood of requests is one line a minute. */
  readonly #away = new Map<string, { readonly logId: string; readonly at: number; more: number }>();

  constructor(
    @Inject(LOG) private readonly log: Pick<Logger, 'error'>,
    @Inject(REFUSED_REQUESTS) private readonly refused: RefusedRequests,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const told = this.#describe(error);
    this.refused(request, told.status, told.message);
    const { headers, body } = problemOf(error, told);
    void reply.status(told.status).headers(headers).type('application/problem+json').send(body);
  }

  #describe(error: unknown): Told {
    if (error instanceof ChoiceNotPossible) return { status: 409, message: error.message };
    if (error instanceof MovedMeanwhile) {
      return { status: 409, message: decidedFirst };
    }
    if (error instanceof NotStorable)
      return { status: 400, message: `The request holds what cannot be kept: ${error.message}.` };
    if (error instanceof HttpException) return { status: error.getStatus(), message: messageOf(error) };
    if (error instanceof TooBusy) return { status: 503, message: `Not possible just now: ${error.message}.` };
    const { statusCode } = error as { statusCode?: unknown };
    if (typeof statusCode === 'number' && statusCode < 500) {
      return { status: statusCode, message: error instanceof Error ? error.message : 'The request cannot be read.' };
    }
    return this.#logged(error);
  }

  #logged(error: unknown): Told {
    if (error instanceof Unavailable) {
      return { status: 503, message: `Not possible just now: ${whatIsAway(error)}`, logId: this.#loggedAway(error) };
    }
    const logId = this.#write({ err: error });
    const message = `Something went wrong in Quayside; nothing was changed. The log has it as ${logId}.`;
    return { status: 500, message, logId };
  }

  #loggedAway(error: Unavailable): string {
    const before = this.#away.get(error.system);
    const now = performance.now();
    if (before && now - before.at < awayMs) {
      before.more += 1;
      return before.logId;
    }
    const logId = this.#write({ err: error, ...(before ? { moreBefore: before.more } : {}) });
    this.#away.set(error.system, { logId, at: now, more: 0 });
    return logId;
  }

  #write(line: { readonly err: unknown; readonly moreBefore?: number }): string {
    const logId = randomBytes(6).toString('hex');
    this.log.error({ event: 'http.error', logId, ...line }, 'a request failed');
    return logId;
  }
}

function messageOf(error: HttpException): string {
  const response = error.getResponse();
  if (typeof response === 'object' && 'message' in response) {
    const { message } = response;
    return Array.isArray(message) ? message.map(String).join('; ') : String(message);
  }
  return error.message;
}
