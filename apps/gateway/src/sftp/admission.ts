export interface AdmissionLimits {
  /** Connections at once, in all and from one address. */
  readonly connections: number;
  readonly perAddress: number;
}

/** Who is in this process: each process counts its own. */
export class Admission {
  readonly #addresses = new Map<string, number>();
  readonly #sessions = new Map<string, number>();
  #connections = 0;

  constructor(private readonly limits: AdmissionLimits) {}

  /** Counts a connection in, or says why there is no room for it. */
  enter(address: string): string | undefined {
    if (this.#connections >= this.limits.connections) return 'too many connections, come again later';
    const before = this.#addresses.get(address) ?? 0;
    if (before >= this.limits.perAddress) return 'too many connections from your address, come again later';
    this.#connections += 1;
    this.#addresses.set(address, before + 1);
    return undefined;
  }

  leave(address: string): void {
    this.#connections -= 1;
    countDown(this.#addresses, address);
  }

  /** Counts a session of a login in, if there is room: many may log in at the same moment. */
  enterSession(login: string, limit: number): boolean {
    const before = this.#sessions.get(login) ?? 0;
    if (before >= limit) return false;
    this.#sessions.set(login, before + 1);
    return true;
  }

  leaveSession(login: string): void {
    countDown(this.#sessions, login);
  }
}

function countDown(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 1) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}
