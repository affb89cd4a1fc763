import net from 'node:net';

/** The address of a client as people write it: IPv4 is not shown as part of IPv6. */
export function plainAddress(remote: string | undefined): string {
  return (remote ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
}

/** What is counted as one address: whoever has an IPv6 address has all of its /64. */
export function networkOf(address: string): string {
  if (!net.isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':').filter(Boolean)];
  return `${all
    .slice(0, 4)
    .map((each) => Number.parseInt(each, 16).toString(16))
    .join(':')}::/64`;
}

/** Whether an address is one of these addresses and networks; every one is when none is listed. */
export function comesFrom(allowed: readonly string[], address: string): boolean {
  if (allowed.length === 0) return true;
  const list = new net.BlockList();
  for (const each of allowed) {
    const [start = '', prefix] = each.split('/');
    const family = net.isIPv6(start) ? 'ipv6' : 'ipv4';
    list.addSubnet(start, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return net.isIP(address) !== 0 && list.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4');
}
