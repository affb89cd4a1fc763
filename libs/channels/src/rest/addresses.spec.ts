import { Refused, Unavailable } from '@quayside/exchange';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { AddressGuard, allowedAddresses, noneAllowed, type Resolve } from './addresses.js';

const at = (...addresses: string[]): Resolve => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? (6 as const) : (4 as const) }));
  return async () => found;
};
const admit = (url: string, resolve: Resolve = at('93.184.216.34'), allowed = '') =>
  new AddressGuard('rest:test', must(allowedAddresses(allowed)), resolve).admit(new URL(url));

describe('the addresses that a profile may lead to', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.9.9.9'],
    ['loopback', '::1'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '192.168.0.10'],
    ['link-local, where clouds keep their secrets', '169.254.169.254'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fd12:3456::1'],
    ['unique local, where a cloud keeps its secrets', 'fd00:ec2::254'],
    ['site-local', 'fec0::1'],
    ['behind a carrier', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified', '::'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped', '::ffff:10.0.0.1'],
    ['translated', '64:ff9b::7f00:1'],
    ['translated', '64:ff9b:1::a00:1'],
    ['6to4', '2002:7f00:1::'],
    ['teredo', '2001::1'],
  ])('are not %s: %s', async (_, address) => {
    await expect(admit('https://api.example', at(address))).rejects.toBeInstanceOf(Refused);
    await expect(admit('https://api.example', at('93.184.216.34', address))).rejects.toThrow(/open internet/);
    const literal = address.includes(':') ? `[${address}]` : address;
    await expect(admit(`https://${literal}/`)).rejects.toBeInstanceOf(Refused);
  });

  it.each([
    'https://0x7f.1/',
    'https://2130706433/',
    'https://127.1/',
    'https://0177.0.0.1/',
    'https://[::127.0.0.1]/',
  ])('are not loopback in disguise: %s', async (url) => {
    await expect(admit(url)).rejects.toBeInstanceOf(Refused);
  });

  it('are those of the open internet, in both families', async () => {
    expect(await admit('https://api.example', at('93.184.216.34', '2606:2800:220:1::1'))).toHaveLength(2);
  });

  it('are those beyond it that the operator names, as a range, as an address or as a host', async () => {
    for (const allowed of ['10.20.0.0/16', '10.20.30.40', 'api.internal', '::1, 10.0.0.0/8']) {
      expect(await admit('https://api.internal', at('10.20.30.40'), allowed)).toHaveLength(1);
    }
    await expect(admit('https://api.internal', at('10.21.0.1'), '10.20.0.0/16')).rejects.toThrow('10.21.0.1');
    await expect(admit('https://api.internal', at('10.20.0.1', '127.0.0.1'), '10.20.0.0/16')).rejects.toThrow(
      '127.0.0.1',
    );
    await expect(admit('https://other.internal', at('10.20.0.1'), 'api.internal')).rejects.toBeInstanceOf(Refused);
  });

  it('are called over TLS, but for those that the operator names', async () => {
    await expect(admit('http://api.example')).rejects.toThrow(/without TLS: use https/);
    expect(await admit('http://api.example', at('93.184.216.34'), 'api.example')).toHaveLength(1);
    expect(await admit('http://127.0.0.1:8080', undefined, '127.0.0.1')).toHaveLength(1);
  });

  it('say that a name is not known, which may pass', async () => {
    const unknown: Resolve = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    await expect(admit('https://api.example', unknown)).rejects.toBeInstanceOf(Unavailable);
    await expect(admit('https://api.example', at())).rejects.toThrow(/no address is known/);
  });
});

describe('the addresses of an SFTP server', () => {
  const server = (host: string, resolve: Resolve, allowed = '') =>
    new AddressGuard('sftp:test', must(allowedAddresses(allowed)), resolve).admitServer(host);

  it.each([
    ...['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', 'fe80::1', 'fe80::1%eth0', '0.0.0.0', '::', '224.0.0.1'],
    ...['255.255.255.255', '64:ff9b::a9fe:a9fe', '::ffff:169.254.169.254', '2002:a9fe:a9fe::', '192.0.0.192'],
  ])('are not %s, by itself or behind a name', async (address) => {
    await expect(server('sftp.example', at(address))).rejects.toThrow(/QUAYSIDE_ALLOW_ADDRESSES/);
    await expect(server('sftp.example', at('93.184.216.34', address))).rejects.toBeInstanceOf(Refused);
    await expect(server(address, at())).rejects.toBeInstanceOf(Refused);
  });

  it.each([
    '93.184.216.34',
    '10.1.2.3',
    '192.168.0.10',
    '172.16.0.1',
    '127.0.0.1',
    '::1',
    'fd12:3456::1',
    '100.64.0.1',
  ])('may be %s: nothing is said to a server before a person approved its key', async (address) =>
    expect(await server('sftp.example', at(address))).toHaveLength(1),
  );

  it('may be another one that the operator names', async () => {
    expect(await server('sftp.example', at('169.254.1.1'), '169.254.1.1')).toHaveLength(1);
    expect(await server('sftp.example', at('169.254.1.1'), 'sftp.example')).toHaveLength(1);
  });
});

it('keeps a host to the addresses that it was found at first, whatever its name says later', async () => {
  const answers = ['93.184.216.34', '127.0.0.1'];
  let asked = 0;
  const resolve: Resolve = async () => [{ address: answers[asked++] ?? '', family: 4 }];
  const guard = new AddressGuard('rest:test', noneAllowed, resolve);
  await guard.admit(new URL('https://api.example'));
  await guard.admit(new URL('https://api.example/again'));
  expect(asked).toBe(1);
  const found = await new Promise((done) => guard.lookup('api.example', {}, (_, address) => done(address)));
  expect(found).toBe('93.184.216.34');
  const other = await new Promise((done) => guard.lookup('other.example', {}, (error) => done(error)));
  expect(other).toBeInstanceOf(Error);
});
