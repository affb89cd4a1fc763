import { randomBytes } from 'node:crypto';
import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { writeCxmlResponse, type CxmlResponse } from '@quayside/edi';
import { Unavailable } from '@quayside/exchange';
import type { Logger } from '@quayside/runtime';
import type { Clock } from '@quayside/std';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG } from '../../server/log.js';
import { Problem, problems } from '../../server/problem.js';
import { whatIsAway } from '../../server/what-is-away.js';

/** By which answers are dated. */
export const CXML_CLOCK = Symbol('clock of cXML answers');

type Status = Pick<CxmlResponse, 'code' | 'text'> & { readonly message?: string };

/** A cXML Response that says this. */
export function cxmlAnswer(at: Date, status: Status): string {
  const payloadId = `${at.getTime()}.${randomBytes(6).toString('hex')}@quayside`;
  return writeCxmlResponse({ payloadId, timestamp: at.toISOString(), language: 'en', ...status });
}

/** Errors as a Response with their status inside: a program that speaks cXML looks nowhere else. */
@Catch()
export class CxmlFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Pick<Logger, 'error'>,
    @Inject(CXML_CLOCK) private readonly clock: Clock,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const status = statusOf(error);
    const logId = error instanceof Problem ? undefined : this.#logged(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // A body of which only the beginning was read would keep the connection from its next request.
    host.switchToHttp().getRequest<FastifyRequest>().raw.resume();
    const headers = error instanceof Problem ? error.headers : {};
    void reply
      .status(200)
      .headers(headers)
      .type('text/xml; charset=utf-8')
      .send(cxmlAnswer(this.clock.now(), logId === undefined ? status : withLogId(status, logId)));
  }

  #logged(error: unknown): string {
    const logId = randomBytes(6).toString('hex');
    this.log.error({ event: 'http.error', logId, err: error }, 'a cXML request failed');
    return logId;
  }
}

function withLogId(status: Status, logId: string): Status {
  return { ...status, message: `${status.message ?? ''} The buyer's log has it as ${logId}.`.trim() };
}

function statusOf(error: unknown): Status {
  if (error instanceof Problem) {
    const { status, title } = problems[error.code];
    // 560 asks for another try of what cannot be served for the moment.
    return { code: status === 503 || status === 429 ? 560 : status, text: title, message: error.detail };
  }
  if (error instanceof Unavailable) return { code: 560, text: 'Try again later', message: whatIsAway(error) };
  return { code: 500, text: 'Internal error', message: 'Something went wrong in Quayside; nothing was received.' };
}
