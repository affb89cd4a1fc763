import {
  ForbiddenException,
  Inject,
  Injectable,
  NotFoundException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { decidesFor, sees, seesClassified, type DecidesFor } from '@quayside/accounts';
import type { AuditAction } from '@quayside/exchange';
import { openKey } from '../../server/open.js';
import { Problem } from '../../server/problem.js';
import { ACCESS_LOG, type AccessLog } from './access-log.js';
import { mayAsk, rightTo, type Right, type RowKind } from '../rights/rights.js';
import type { SessionRequest, Signed } from './current-session.js';

/** Whose a row is, and who is asked about it. */
export interface Subject {
  readonly partner: string;
  /** Whose exception is open about it. */
  readonly owner: DecidesFor | null;
  /** Whether it says what goods cost. */
  readonly priced: boolean;
}

/** Finds whose something is. */
export interface Subjects {
  ofRow(kind: RowKind, id: string): Promise<Subject | undefined>;
  /** The partner of a channel. */
  ofChannel(account: string): Promise<string | undefined>;
}

export const SUBJECTS = Symbol('subjects');

/** Where Nest keeps what `ApiOperation` says. */
const operationKey = 'swagger/apiOperation';
const mostOfAddress = 2000;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Holds every route to the table of rights; what is not in it is for nobody. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    @Inject(SUBJECTS) private readonly subjects: Subjects,
    @Inject(ACCESS_LOG) private readonly access: AccessLog,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (this.reflector.getAllAndOverride<boolean>(openKey, [handler, context.getClass()])) return true;
    const { operationId = '' } = this.reflector.get<{ operationId?: string } | undefined>(operationKey, handler) ?? {};
    const request = context.switchToHttp().getRequest<SessionRequest>();
    const { session } = request;
    const right = rightTo(operationId);
    if (!session || !right) throw new ForbiddenException('Nobody may ask for this.');
    if (!mayAsk(right, session.roles, session.among !== null)) throw noRight(right, session);
    const params = request.params as Readonly<Record<string, string>>;
    await this.#look(right, session, params);
    if (right.audits) await this.#note(right.audits, session, { params, asked: request.url });
    return true;
  }

  /** What is given away is written down first. */
  async #note(
    action: AuditAction,
    session: Signed,
    { params, asked }: { readonly params: Readonly<Record<string, string>>; readonly asked: string },
  ): Promise<void> {
    const { partner } = params;
    const subject = partner === undefined ? { kind: 'system', id: 'audit' } : { kind: 'partner', id: partner };
    const changed = { asked: asked.slice(0, mostOfAddress) };
    await this.access.note(session, { action, subject, partner: partner ?? null, changed });
  }

  /** Whether what the address names is theirs: of what is not, nobody learns that it exists. */
  async #look(right: Right, session: Signed, params: Readonly<Record<string, string>>): Promise<void> {
    const { narrowed } = right;
    if (narrowed.by === 'partner') return mustSee(session, params['partner']);
    if (narrowed.by === 'channel') return this.#lookAtChannel(session, params['account'] ?? '');
    if (narrowed.by === 'row') await this.#lookAtRow(right, narrowed.kind, session, params['id'] ?? '');
  }

  async #lookAtChannel(session: Signed, account: string): Promise<void> {
    if (session.among !== null) mustSee(session, await this.subjects.ofChannel(account));
  }

  async #lookAtRow(right: Right, kind: RowKind, session: Signed, id: string): Promise<void> {
    const subject = isId.test(id) ? await this.subjects.ofRow(kind, id) : undefined;
    // What is no id, or names nothing, is for the route to say.
    if (!subject) return;
    mustSee(session, subject.partner);
    if (right.prices && subject.priced && !seesClassified(session, 'prices')) throw pricesHidden(session);
    if (right.settles) maySettle(session, subject);
  }
}

function mustSee(session: Signed, partner: string | undefined): void {
  if (partner !== undefined ? !sees(session, partner) : session.among !== null) {
    throw new NotFoundException('There is no such thing, or it is not yours to see.');
  }
}

/** What waits for an owner is theirs to settle; what waits for nobody is for who keeps the gateway going. */
function maySettle(session: Signed, { owner }: Subject): void {
  const mine = decidesFor(session);
  if (owner === null ? mine.includes('operations') || mine.includes('onboarding') : mine.includes(owner)) return;
  const whose = owner === null ? 'operations or onboarding' : owner;
  throw new Problem('no-right', `This is for ${whose} to settle. Your roles: ${session.roles.join(', ')}.`);
}

function pricesHidden({ roles }: Signed): Problem {
  return new Problem('no-right', `This holds prices, and your roles (${roles.join(', ')}) do not show them.`);
}

function noRight({ may }: Right, { roles, among }: Signed): Problem {
  const concernsAll = among !== null && may.some((role) => roles.includes(role));
  if (concernsAll) return new Problem('no-right', 'This concerns all partners, and your account is narrowed to some.');
  const needed = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(may);
  return new Problem('no-right', `This takes the role ${needed}; yours: ${roles.join(', ') || 'none'}.`);
}
