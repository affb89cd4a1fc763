export interface AdmissionLimits {
  /** Connections at once, in all and from one address. */
  readonly connections: number;
  readonly perAddress: number;
}

/** Who is connected to this process. Each counts its own: what these limits guard is the memory of the process. */
export class Admission {
  readonly #addresses = new Map<string, number>();
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
    const left = (this.#addresses.get(address) ?? 1) - 1;
    if (left > 0) this.#addresses.set(address, left);
    else this.#addresses.delete(address);
  }
}
