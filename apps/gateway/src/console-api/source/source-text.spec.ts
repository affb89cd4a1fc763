import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { edifactText, textIn } from './source-text.js';

const none = new Uint8Array();

describe('the raw text of a file', () => {
  it('is shown in the encoding that was agreed, one character a byte', () => {
    expect(textIn('windows-1252', none)(Buffer.from([0x35, 0x20, 0x80]))).toEqual({ text: '5 €', width: 'one' });
  });

  it('follows the byte order mark of the file, and says how wide its characters are', () => {
    const utf8 = textIn('windows-1252', Buffer.from('\ufeffx'));
    expect(utf8(Buffer.from('fünf'))).toEqual({ text: 'fünf', width: 'utf-8' });
    const utf16 = textIn('utf-8', Buffer.from([0xff, 0xfe]));
    expect(utf16(Buffer.from('fünf', 'utf16le'))).toEqual({ text: 'fünf', width: 'utf-16' });
    const swapped = textIn('utf-8', Buffer.from([0xfe, 0xff]));
    expect(swapped(Buffer.from('fünf', 'utf16le').swap16())).toEqual({ text: 'fünf', width: 'utf-16' });
  });

  it('is shown byte by byte where bytes are not of that encoding, so that places stay true', () => {
    expect(textIn('utf-8', none)(Buffer.from([0x66, 0xfc]))).toEqual({ text: 'fü', width: 'one' });
  });

  it('is that of the syntax identifier in EDIFACT', () => {
    expect(edifactText('UNOE:3')(Buffer.from([0xb1])).text).toBe('Б');
    expect(edifactText('UNOY:4')(Buffer.from('tür')).width).toBe('utf-8');
    expect(edifactText('UNOC:3')(Buffer.from([0xfc])).text).toBe('ü');
  });
});
