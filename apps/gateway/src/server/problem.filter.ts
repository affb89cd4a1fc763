import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ChoiceNotPossible, MovedMeanwhile, NotStorable, Unavailable } from '@quayside/exchange';
import type { Logger } from '@quayside/runtime';
import type { FastifyReply } from 'fastify';
import { LOG } from './log.js';
import { problemOf } from './problem.js';

/** Every error in words for people, as problem details (RFC 9457). What is our own fault is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Pick<Logger, 'error'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const { status, message } = this.#describe(error);
    const problem = problemOf(error, status, message);
    void reply.status(status).headers(problem.headers).type('application/problem+json').send(problem.body);
  }

  #describe(error: unknown): { status: number; message: string } {
    if (error instanceof ChoiceNotPossible) return { status: 409, message: error.message };
    if (error instanceof MovedMeanwhile) {
      return { status: 409, message: 'Somebody else decided this first. Reload the page to see how it stands.' };
    }
    if (error instanceof NotStorable)
      return { status: 400, message: `The request holds what cannot be kept: ${error.message}.` };
    if (error instanceof HttpException) return { status: error.getStatus(), message: messageOf(error) };
    const { statusCode } = error as { statusCode?: unknown };
    if (typeof statusCode === 'number' && statusCode < 500) {
      return { status: statusCode, message: error instanceof Error ? error.message : 'The request cannot be read.' };
    }
    this.log.error({ event: 'http.error', err: error }, 'a request failed');
    if (error instanceof Unavailable) return { status: 503, message: `Not possible just now: ${error.message}` };
    return { status: 500, message: 'Something went wrong in Quayside. It is in the log; nothing was changed.' };
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
