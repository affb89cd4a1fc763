import { createParamDecorator, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import type { Authority } from '@quayside/accounts';
import type { SessionRow } from '@quayside/store';
import type { FastifyRequest } from 'fastify';

/** A session, and what its account may see and settle. */
export type Signed = SessionRow & Authority;

export type SessionRequest = FastifyRequest & { session?: Signed; sessionToken?: string };

/** Who is signed in. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): Signed => {
  const { session } = context.switchToHttp().getRequest<SessionRequest>();
  if (!session) throw new UnauthorizedException('Sign in first.');
  return session;
});
