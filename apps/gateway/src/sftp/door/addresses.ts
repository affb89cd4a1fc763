import net from 'node:net';

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
