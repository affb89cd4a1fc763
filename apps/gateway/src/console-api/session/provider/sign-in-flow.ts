import type { PeoplePorts } from '@quayside/accounts';
import { z } from 'zod';

/** Minutes in which somebody has to come back from the provider. */
const goodForMs = 10 * 60_000;

const flowShape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  expiresAt: z.number(),
  /** Whose session asked to join the account to the identity. */
  join: z.object({ account: z.string(), session: z.string() }).optional(),
});

/** With what a browser was sent to the provider. */
export type SignInFlow = Omit<z.infer<typeof flowShape>, 'expiresAt'>;

type FlowPorts = Pick<PeoplePorts, 'seal' | 'clock'>;

export function sealFlow({ seal, clock }: FlowPorts, flow: SignInFlow): string {
  return seal.close(JSON.stringify({ ...flow, expiresAt: clock.now().getTime() + goodForMs }));
}

/** Nothing where it was not ours, or took too long. */
export function openFlow({ seal, clock }: FlowPorts, sealed: string): SignInFlow | undefined {
  const flow = flowShape.safeParse(jsonIn(seal, sealed));
  return flow.success && flow.data.expiresAt > clock.now().getTime() ? flow.data : undefined;
}

function jsonIn(seal: FlowPorts['seal'], sealed: string): unknown {
  try {
    return JSON.parse(seal.open(sealed));
  } catch {
    // Anybody can make up a cookie.
    return undefined;
  }
}
