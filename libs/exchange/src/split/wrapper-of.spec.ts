import { describe, expect, it } from 'vitest';
import { wrapperOf } from './wrapper-of.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = (value: string) => Buffer.from(value, 'latin1');

describe('what a file is by its first bytes', () => {
  it('knows zip and gzip files', () => {
    expect(wrapperOf(text('PK\u0003\u0004....'), false)).toBe('zip');
    expect(wrapperOf(text('PK\u0005\u0006....'), false)).toBe('zip');
    expect(wrapperOf(bytes(0x1f, 0x8b, 0x08, 0), false)).toBe('gzip');
  });

  it('knows OpenPGP messages, armoured and binary, where they were agreed', () => {
    const messages = [
      text('-----BEGIN PGP MESSAGE-----\n\n'),
      text('\r\n-----BEGIN PGP SIGNED MESSAGE-----\n'),
      bytes(0xc1, 0x4c), // new form, session key
      bytes(0x85, 0x01), // old form, session key
      bytes(0x90, 0x0d), // old form, one-pass signature
      bytes(0xa3, 0x01), // old form, compressed
    ];
    for (const message of messages) {
      expect(wrapperOf(message, true)).toBe('openpgp');
      expect(wrapperOf(message, false)).toBeUndefined();
    }
  });

  it('knows tar files by their first header, whose sum must be right', () => {
    const header = Buffer.alloc(512);
    header.write('order.x12', 0);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((all, byte) => all + byte, 8 * 32);
    header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
    expect(wrapperOf(header, false)).toBe('tar');
    expect(wrapperOf(header.subarray(0, 511), false)).toBeUndefined();
    header.write('other', 0);
    expect(wrapperOf(header, false)).toBeUndefined();
  });

  it('takes no business file for a wrapper', () => {
    const files = [
      text('ISA*00*'),
      text('UNA:+.? '),
      text('UNB+UNOA'),
      text('order;line\n'),
      text('\ufeff'),
      bytes(0xef, 0xbb, 0xbf, 0x6f), // UTF-8 with a mark
      bytes(0xff, 0xfe, 0x6f, 0x00), // UTF-16
      text('<?xml version="1.0"?>'),
      text('PK'),
      bytes(),
    ];
    for (const file of files) expect(wrapperOf(file, true)).toBeUndefined();
  });
});
