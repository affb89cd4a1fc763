import { randomBytes } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ChoiceNotPossible, MovedMeanwhile, NotStorable, TooBusy, Unavailable } from '@quayside/exchange';
import type { Logger } from '@quayside/runtime';
import type { FastifyReply } from 'fastify';
import { LOG } from './log.js';
import { problemOf } from './problem.js';
import { whatIsAway } from './what-is-away.js';

/** What is answered. Of a fault of ours no more than under which name the log has it. */
interface Told {
  readonly status: number;
  readonly message: string;
  readonly logId?: string;
}

/**
 * Every error in words for people, as problem details (RFC 9457). What is our own fault, or that of the database, is logged and
 * says nothing of itself.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Pick<Logger, 'error'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const told = this.#describe(error);
    const { headers, body } = problemOf(error, told);
    void reply.status(told.status).headers(headers).type('application/problem+json').send(body);
  }

  #describe(error: unknown): Told {
    if (error instanceof ChoiceNotPossible) return { status: 409, message: error.message };
    if (error instanceof MovedMeanwhile) {
      return { status: 409, message: 'Somebody else decided this first. Reload the page to see how it stands.' };
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
    const logId = randomBytes(6).toString('hex');
    this.log.error({ event: 'http.error', logId, err: error }, 'a request failed');
    if (error instanceof Unavailable)
      return { status: 503, message: `Not possible just now: ${whatIsAway(error)}`, logId };
    return {
      status: 500,
      message: `Something went wrong in Quayside; nothing was changed. The log has it as ${logId}.`,
      logId,
    };
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
