import ipaddr from 'ipaddr.js';

/** The address of a client as people write it: IPv4 is not shown as part of IPv6, and nothing has a zone. */
export function plainAddress(remote: string | undefined): string {
  return (remote ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
}

/** What is counted as one address: whoever has an IPv6 address has all of its /64. */
export function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const groups = ipaddr.IPv6.parse(address).parts.slice(0, 4);
  return `${groups.map((each) => each.toString(16)).join(':')}::/64`;
}
