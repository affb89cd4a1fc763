import { describe, expect, it } from 'vitest';
import { keyAction } from './key-action';

const pressed = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: { tagName: 'BODY' },
  ...more,
});

describe('keyAction', () => {
  it('knows the keys of the console', () => {
    expect(keyAction(pressed('/'), false)).toBe('search');
    expect(keyAction(pressed('j'), false)).toBe('next');
    expect(keyAction(pressed('?'), false)).toBe('help');
  });

  it('leaves keys to fields, dialogs and the browser', () => {
    expect(keyAction(pressed('a', { target: { tagName: 'TEXTAREA' } }), false)).toBeUndefined();
    expect(keyAction(pressed('a'), true)).toBeUndefined();
    expect(keyAction(pressed('r', { ctrlKey: true }), false)).toBeUndefined();
  });

  it('opens the palette from everywhere but a dialog', () => {
    expect(keyAction(pressed('k', { ctrlKey: true, target: { tagName: 'INPUT' } }), false)).toBe('palette');
    expect(keyAction(pressed('K', { metaKey: true }), false)).toBe('palette');
    expect(keyAction(pressed('k', { ctrlKey: true }), true)).toBeUndefined();
    expect(keyAction(pressed('k', { ctrlKey: true, altKey: true }), false)).toBeUndefined();
  });
});
