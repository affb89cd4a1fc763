import { describe, expect, it } from 'vitest';
import { choiceWords } from './choices';

const about = { kind: 'document', title: 'Invoice 80114 for P00027', partner: 'Acme' } as const;

describe('choiceWords', () => {
  it('names the release that processing again would use', () => {
    const words = choiceWords('process-again', { ...about, release: 7 });
    expect(words.confirm).toBe('Process again with release 7');
    expect(words.consequence).toContain('release 7 of Acme');
  });

  it('does not invent a release', () => {
    expect(choiceWords('process-again', about).confirm).toBe('Process again');
  });

  it('says that rejecting keeps everything out of Odoo, and marks it as dangerous', () => {
    const words = choiceWords('reject', about);
    expect(words.consequence).toContain('Nothing of it goes to Odoo');
    expect(words.dangerous).toBe(true);
  });

  it.each([
    [undefined, 'Nothing of it goes to Odoo.'],
    [{ way: 'sent as 824 through acme', obstacle: null }, 'Acme is told, with your reason: sent as 824 through acme.'],
    [{ way: null, obstacle: null }, 'Acme is not told by Quayside: no way was agreed.'],
    [{ way: null, obstacle: 'no identifiers for X12' }, 'Acme cannot be told by Quayside (no identifiers for X12)'],
  ])('says truly how the partner hears that it is rejected: %j', (told, said) => {
    expect(choiceWords('reject', { ...about, told }).consequence).toContain(said);
  });

  it('warns that an arrival accepted as is may come twice', () => {
    expect(choiceWords('accept', { ...about, kind: 'arrival' }).consequence).toContain('a second time');
  });

  it('says for how long what is late leaves the list', () => {
    const late = { ...about, kind: 'exception', title: 'Order P00027 of Acme' } as const;
    expect(choiceWords('snooze', late).consequence).toContain('for one working day of Acme');
    expect(choiceWords('waive', late).consequence).toContain('unless it is due at another time');
    expect(choiceWords('process-again', late).consequence).toContain('read from Odoo again');
  });
});
