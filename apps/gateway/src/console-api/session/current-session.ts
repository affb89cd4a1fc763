import { createParamDecorator, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import type { SessionRow } from '@quayside/store';
import type { FastifyRequest } from 'fastify';

export type SessionRequest = FastifyRequest & { session?: SessionRow; sessionToken?: string };

/** Who is signed in. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SessionRow => {
  const { session } = context.switchToHttp().getRequest<SessionRequest>();
  if (!session) throw new UnauthorizedException('Sign in first.');
  return session;
});
