import { expect, it } from 'vitest';
import { mailboxPath, realPath } from './path.js';

it('resolves folders and names from the root of the mailbox', () => {
  expect(mailboxPath('/')).toEqual({ ok: true, value: { kind: 'root' } });
  expect(mailboxPath('in/')).toEqual({ ok: true, value: { kind: 'folder', folder: 'in' } });
  expect(mailboxPath('/out/../in/./a.edi')).toEqual({ ok: true, value: { kind: 'name', folder: 'in', name: 'a.edi' } });
});

it('refuses what climbs out of the mailbox or hides in a name', () => {
  for (const path of [
    '..',
    '/in/../../x',
    'in/a\\..\\b',
    'in/a\u0000b',
    'in/a\u0085b',
    'in/a\ud800b',
    `in/${'x'.repeat(256)}`,
  ]) {
    expect(mailboxPath(path)).toEqual({ ok: false, error: 'outside' });
  }
  expect(mailboxPath('/etc/passwd')).toEqual({ ok: false, error: 'unknown' });
  expect(mailboxPath('/in/deeper/a')).toEqual({ ok: false, error: 'unknown' });
  expect(realPath('../..')).toEqual({ ok: false, error: 'outside' });
  expect(realPath('in/../out')).toEqual({ ok: true, value: '/out' });
});
