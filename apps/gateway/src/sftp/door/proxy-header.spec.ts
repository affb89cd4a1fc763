import net from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proxyHeader } from './proxy-header.js';

const banner = 'SSH-2.0-client\r\n';
const v1 = (line: string) => Buffer.from(`${line}\r\n`, 'latin1');

/** A header of version 2: its command, its family, and what stands behind. */
function v2(command: number, family: number, block: readonly number[], length = block.length): Buffer {
  const signature = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];
  return Buffer.from([...signature, command, family, length >> 8, length & 255, ...block]);
}

const ipv4Block = [192, 0, 2, 7, 198, 51, 100, 1, 0xdc, 0x04, 0, 22];
const ipv6Block = [
  0x20,
  0x01,
  0x0d,
  0xb8,
  ...Array.from({ length: 12 }, (_, n) => n),
  ...Array<number>(16).fill(0),
  1,
  2,
  0,
  22,
];

describe('a header of the PROXY protocol', () => {
  it.each([
    [v1('PROXY TCP4 192.0.2.7 198.51.100.1 56324 22'), '192.0.2.7'],
    [v1('PROXY TCP6 2001:db8::7 2001:db8::1 56324 22'), '2001:db8::7'],
    [v1('PROXY UNKNOWN'), undefined],
    [v1('PROXY UNKNOWN ffff::1 ffff::2 65535 65535'), undefined],
    [v2(0x21, 0x11, ipv4Block), '192.0.2.7'],
    [v2(0x21, 0x11, [...ipv4Block, 0x04, 0, 1, 0]), '192.0.2.7'],
    [v2(0x21, 0x21, ipv6Block), '2001:db8:1:203:405:607:809:a0b'],
    [v2(0x20, 0x00, []), undefined],
    [v2(0x20, 0x11, ipv4Block), undefined],
    [v2(0x21, 0x31, Array<number>(216).fill(0)), undefined],
  ])('says where the client comes from: %s', (header, source) => {
    const whole = Buffer.concat([header, Buffer.from(banner)]);
    expect(proxyHeader(whole)).toEqual({ is: 'header', length: header.length, source });
    for (let length = 0; length < header.length; length += 1) {
      expect(proxyHeader(header.subarray(0, length)), `${length} bytes of it`).toEqual({ is: 'incomplete' });
    }
  });

  it.each([
    Buffer.from(banner),
    v1('PROXY TCP4 192.0.2.7 198.51.100.1 56324'),
    v1('PROXY TCP4 192.0.2.7 198.51.100.1 56324 22 22'),
    v1('PROXY TCP4 192.0.2.7 198.51.100.1 056324 22'),
    v1('PROXY TCP4 192.0.2.7 198.51.100.1 56324 65536'),
    v1('PROXY TCP4 2001:db8::7 2001:db8::1 56324 22'),
    v1('PROXY TCP6 192.0.2.7 198.51.100.1 56324 22'),
    v1('PROXY TCP4 192.0.2.256 198.51.100.1 56324 22'),
    v1('PROXY  TCP4 192.0.2.7 198.51.100.1 56324 22'),
    v1('PROXY UDP4 192.0.2.7 198.51.100.1 56324 22'),
    v1(`PROXY UNKNOWN ${'x'.repeat(120)}`),
    v1('proxy TCP4 192.0.2.7 198.51.100.1 56324 22'),
    v2(0x11, 0x11, ipv4Block),
    v2(0x22, 0x11, ipv4Block),
    v2(0x21, 0x11, ipv4Block.slice(0, 11)),
    v2(0x21, 0x21, ipv4Block),
    v2(0x21, 0x11, [], 0xffff),
  ])('is not %s', (bytes) => {
    expect(proxyHeader(bytes)).toEqual({ is: 'none' });
  });

  it('is found in no bytes but its own, and never longer than it can be', () => {
    const beginning = fc.constantFrom(Buffer.from('PROXY '), v2(0x21, 0x11, []).subarray(0, 12), Buffer.alloc(0));
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 4_000 }), (head, rest) => {
        const bytes = Buffer.concat([head, rest]);
        const found = proxyHeader(bytes);
        if (found.is === 'incomplete') expect(bytes.length).toBeLessThan(16 + 2_048);
        if (found.is !== 'header') return;
        expect(found.length).toBeLessThanOrEqual(bytes.length);
        if (found.source !== undefined) expect(net.isIP(found.source)).not.toBe(0);
      }),
    );
  });
});
