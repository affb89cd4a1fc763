import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Refused, Unavailable } from '@quayside/exchange';
import { fail, ok, type Result } from '@quayside/std';
import ipaddr from 'ipaddr.js';

/** What the operator allows beyond the open internet: ranges of addresses, and hosts by name wherever they are. */
export interface AllowedAddresses {
  readonly ranges: readonly string[];
  readonly hosts: readonly string[];
}

/** Only the open internet, over TLS. */
export const noneAllowed: AllowedAddresses = { ranges: [], hosts: [] };

/** Reads `10.20.0.0/16, 192.168.1.5, api.internal.example`. Fails with the entry that is none of these. */
export function allowedAddresses(text: string): Result<AllowedAddresses, string> {
  const entries = text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  const ranges = entries.filter((each) => /[/:]/.test(each) || ipaddr.isValid(each));
  const hosts = entries.filter((each) => !ranges.includes(each));
  const wrong =
    ranges.find((each) => !isRange(each)) ?? hosts.find((each) => !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(each));
  return wrong === undefined ? ok({ ranges: ranges.map(asRange), hosts }) : fail(wrong);
}

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds the addresses of a name. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

/**
 * Where one look may go. Each host is resolved once, checked, and kept to what it was found at then: a name that points
 * elsewhere a moment later leads nowhere else.
 */
export class AddressGuard {
  readonly #pinned = new Map<string, readonly Address[]>();

  constructor(
    private readonly system: string,
    private readonly allowed: AllowedAddresses,
    private readonly resolve: Resolve = resolveByDns,
  ) {}

  /** Throws Refused when an address is one that a profile may not name, Unavailable when the name is not known. */
  async admit(url: URL): Promise<readonly Address[]> {
    const host = hostOf(url);
    const found = this.#pinned.get(host) ?? (await this.#find(host));
    const chosen = this.allowed.hosts.includes(host);
    const inner = chosen ? undefined : found.find(({ address }) => !isOpen(address) && !this.#isAllowed(address));
    if (inner) {
      const where = inner.address === host ? host : `${host} is at ${inner.address}, which`;
      const why = `${where} is no address of the open internet: the operator may allow it in QUAYSIDE_ALLOW_ADDRESSES`;
      throw new Refused(this.system, why);
    }
    const plain = url.protocol === 'http:' && !chosen && !found.every(({ address }) => this.#isAllowed(address));
    if (plain) throw new Refused(this.system, `${url.origin} would be called without TLS: use https`);
    this.#pinned.set(host, found);
    return found;
  }

  /**
   * The same for a server that is talked to only once its key was approved: it may be in a private network, or on this machine.
   * It is nowhere else, and above all not where clouds keep the secrets of a machine.
   */
  async admitServer(host: string): Promise<readonly Address[]> {
    const found = await this.#find(host);
    const chosen = this.allowed.hosts.includes(host.toLowerCase());
    const odd = chosen ? undefined : found.find(({ address }) => !isServer(address) && !this.#isAllowed(address));
    if (!odd) return found;
    const where = odd.address === host ? host : `${host} is at ${odd.address}, which`;
    const why = `${where} is no address of a server: the operator may allow it in QUAYSIDE_ALLOW_ADDRESSES`;
    throw new Refused(this.system, why);
  }

  /** For sockets: only what was admitted is found. */
  readonly lookup: LookupFunction = (host, options, done) => {
    const found = this.#pinned.get(host.toLowerCase());
    const [first] = found ?? [];
    if (!found || !first) done(new Error(`${host} was not admitted`), '');
    else if (options.all) done(null, [...found]);
    else done(null, first.address, first.family);
  };

  async #find(host: string): Promise<readonly Address[]> {
    if (ipaddr.isValid(host)) return [{ address: host, family: ipaddr.parse(host).kind() === 'ipv6' ? 6 : 4 }];
    try {
      const found = await this.resolve(host);
      if (found.length > 0) return found;
    } catch (error) {
      const unknown = (error as NodeJS.ErrnoException).code === 'ENOTFOUND';
      const what = unknown ? 'no address is known for this name' : 'the name server does not answer';
      throw new Unavailable(this.system, `${host} cannot be reached: ${what}`, { cause: error });
    }
    throw new Unavailable(this.system, `${host} cannot be reached: no address is known for this name`);
  }

  #isAllowed(address: string): boolean {
    const parsed = ipaddr.process(address);
    return this.allowed.ranges.some((range) => {
      const [base, bits] = ipaddr.parseCIDR(range);
      return base.kind() === parsed.kind() && parsed.match([base, bits] as [ipaddr.IPv4, number]);
    });
  }
}

/** Everything but ordinary unicast is refused: loopback, link-local, private, shared, mapped, translated, reserved, multicast. */
function isOpen(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 was ever given out; below it lie IPv4 addresses in old disguises.
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(ipaddr.IPv6.parse('2000::'), 3);
}

const privateRanges: ReadonlySet<string> = new Set(['private', 'loopback', 'carrierGradeNat', 'uniqueLocal']);

/** Where AWS and Alibaba answer with the credentials of a machine, beside 169.254.169.254, which is link-local. */
const metadata = ['fd00:ec2::/32', '100.100.100.200/32'].map((range) => ipaddr.parseCIDR(range));

/** The open internet, and private networks. */
function isServer(address: string): boolean {
  if (isOpen(address)) return true;
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const isMetadata = metadata.some(
    ([base, bits]) => base.kind() === parsed.kind() && parsed.match([base, bits] as [ipaddr.IPv4, number]),
  );
  return privateRanges.has(parsed.range()) && !isMetadata;
}

/** The brackets around an IPv6 address are no part of it. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

function isRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

function asRange(text: string): string {
  if (text.includes('/')) return text;
  const parsed = ipaddr.process(text);
  return `${parsed.toString()}/${parsed.kind() === 'ipv6' ? 128 : 32}`;
}
