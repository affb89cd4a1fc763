import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { anybody, show } from '../testing/show';
import { Came } from './receipt-entry';

const partner = { id: 'acme', name: 'Acme Components' };

const dispatch: Shapes['DispatchRow'] = {
  ...{ id: 'x1', type: '861', name: '861-P1-WH_IN_00012.x12', state: 'sent', standing: 'fetched', size: 9 },
  ...{ createdAt: '2026-11-25T10:00:00Z', sentAt: '2026-11-25T10:01:00Z', sealedFor: null, text: 'BRA*WH/IN/00012' },
};

const receipt: Shapes['ReceiptAdvised'] = {
  ...{ id: 'r1', number: 'WH/IN/00012', usage: 'live', doneAt: '2026-11-25T09:00:00Z' },
  ...{ toldAt: '2026-11-25T10:00:00Z', waits: null, dispatch },
};

const waits: Shapes['ReceiptAdvised']['waits'] = {
  ...{ exception: 'e1', owner: 'onboarding', message: 'Receipt WH/IN/00012 cannot be told: no unit.' },
  choices: ['process-again', 'withdraw'],
};

const entry = () => screen.getByRole('listitem').textContent;
const showsBytes = () => screen.queryByLabelText(`Text of ${dispatch.name}`)?.textContent;

describe('a receipt in the thread of its order', () => {
  it('says how far its advice has come, and shows the bytes when asked', async () => {
    await show(<Came receipt={receipt} partner={partner} />);
    expect(entry()).toMatch(/^WeReceiving advice WH\/IN\/00012Fetched/);
    expect(showsBytes()).toBeUndefined();
    fireEvent.click(screen.getByRole('button', { name: 'Show the bytes' }));
    expect(showsBytes()).toBe('BRA*WH/IN/00012');
    fireEvent.click(screen.getByRole('button', { name: 'Hide the bytes' }));
    expect(showsBytes()).toBeUndefined();
  });

  it('that is not told yet has no bytes to show', async () => {
    await show(<Came receipt={{ ...receipt, toldAt: null, dispatch: null }} partner={partner} />);
    expect(entry()).toMatch(/Not told/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('of a partner in test is marked', async () => {
    await show(<Came receipt={{ ...receipt, usage: 'test' }} partner={partner} />);
    expect(entry()).toMatch(/WH\/IN\/00012 \(test\)/);
  });

  it('that waits says why, and offers its choices to who settles it', async () => {
    await show(<Came receipt={{ ...receipt, toldAt: null, dispatch: null, waits }} partner={partner} />);
    expect(entry()).toMatch(/Stopped.*Receipt WH\/IN\/00012 cannot be told: no unit\./);
    const names = screen.getAllByRole('button').map((each) => each.getAttribute('aria-label'));
    expect(names).toEqual(['Process again: Receiving advice WH/IN/00012', 'Withdraw: Receiving advice WH/IN/00012']);
  });

  it('that waits for somebody else offers nothing', async () => {
    const session = { ...anybody, decidesFor: ['finance' as const] };
    const waiting = { ...receipt, toldAt: null, dispatch: null, waits };
    await show(<Came receipt={waiting} partner={partner} />, '/', '/', session);
    expect(entry()).toMatch(/Onboarding settles this/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
