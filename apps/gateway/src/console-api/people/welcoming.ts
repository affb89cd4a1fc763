import { followLink, whoseLink, type Followed, type PeoplePorts } from '@quayside/accounts';
import { networkOf, plainAddress, type FewAtATime } from '@quayside/exchange';

/** Setting a password by a link. */
export interface Welcoming {
  look(token: string): ReturnType<typeof whoseLink>;
  /** Throws TooBusy: hashing takes long. */
  follow(token: string, password: string, address: string): Promise<Followed>;
}

export const WELCOMING = Symbol('welcoming');

export function welcomingBy(ports: PeoplePorts, few: FewAtATime): Welcoming {
  return {
    look: (token) => whoseLink(ports, token),
    follow: (token, password, address) =>
      few.run(networkOf(plainAddress(address)), () => followLink(ports, token, password)),
  };
}
