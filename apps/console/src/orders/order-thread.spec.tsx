import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { show } from '../testing/show';
import { OrderThread } from './order-thread';

const partner = { id: 'acme', name: 'Acme Components' };

const version: Shapes['OrderVersion'] = {
  ...{ id: 'v1', version: 1, kind: 'order', usage: 'live', state: 'sent' },
  ...{ createdAt: '2026-11-25T10:00:00Z', sentAt: '2026-11-25T10:01:00Z', settledAt: null, by: null, reason: null },
  ...{
    numbers: 'interchange 17, group 17, set 0001',
    changes: [],
    attachments: [],
    remarks: [],
    verdicts: [],
    waits: null,
  },
  ...{ choices: [], sendsAgain: true },
  dispatch: {
    ...{ id: 'x1', type: '850', name: '850-P1-1.x12', state: 'sent', standing: 'fetched', size: 3, sealedFor: null },
    ...{ createdAt: '2026-11-25T10:00:00Z', sentAt: '2026-11-25T10:01:00Z', text: 'ISA' },
  },
};

const answer: Shapes['DocumentRow'] = {
  ...{ id: 'd1', partner, state: 'delivered', usage: 'live', type: 'order-acknowledgement', setType: '855' },
  ...{ number: 'SO-1', orderNumber: 'P1', version: 1, total: null, findings: 0, waitsFor: null, reason: null },
  receivedAt: '2026-11-25T12:00:00Z',
} as unknown as Shapes['DocumentRow'];

const refused: Shapes['OrderVersion'] = {
  ...version,
  ...{ id: 'v2', version: 2, kind: 'order-change', state: 'rejected', sentAt: '2026-11-26T10:00:00Z' },
  ...{ changes: ['ROD-12: 120 EA'], choices: ['process-again', 'withdraw'], dispatch: null, sendsAgain: false },
  waits: { owner: 'onboarding', message: 'The partner refused version 2.' },
  verdicts: [
    {
      ...{ of: 'syntax', accepted: false, text: 'PO1 (segment 7)', at: '2026-11-26T11:00:00Z' },
      ...{ arrival: 'a1', document: null },
    },
  ],
};

describe('the thread of an order', () => {
  it('tells in the order of time what both sides have said', async () => {
    await show(<OrderThread partner={partner} versions={[version, refused]} documents={[answer]} />);
    const [first, second, third] = screen.getAllByRole('listitem').filter((each) => each.dataset['side']);
    expect(first?.textContent).toMatch(/^WeOrder, version 1Sent/);
    expect(second?.textContent).toMatch(/^Acme Components.*SO-1/);
    expect(third?.textContent).toContain('Change of the order, version 2Refused');
  });

  it('names the files that went along', async () => {
    const attachments = ['drawing.pdf', 'finish.pdf'];
    await show(<OrderThread partner={partner} versions={[{ ...version, attachments }]} documents={[]} />);
    expect(screen.getByText('With it: drawing.pdf, finish.pdf')).toBeTruthy();
  });

  it('shows the bytes that went out, and by which numbers the partner names them', async () => {
    await show(<OrderThread partner={partner} versions={[version]} documents={[]} />);
    fireEvent.click(screen.getByRole('button', { name: 'Show the bytes' }));
    expect(screen.getByText('The partner names it by interchange 17, group 17, set 0001.')).toBeTruthy();
    expect(screen.getByLabelText('Text of 850-P1-1.x12').textContent).toBe('ISA');
  });

  it('says why something was refused, where that was said, and what can be done', async () => {
    await show(<OrderThread partner={partner} versions={[refused]} documents={[]} />);
    expect(screen.getByText('The partner refused version 2.')).toBeTruthy();
    const said = within(screen.getByRole('list', { name: 'What the partner said of it' }));
    expect(said.getByText(/Refused: PO1 \(segment 7\)/)).toBeTruthy();
    expect(said.getByRole('link', { name: 'the answer' }).getAttribute('href')).toBe('/arrivals/a1');
    expect(screen.getByRole('button', { name: 'Process again: Change of the order, version 2' })).toBeTruthy();
    expect(screen.getByRole('list', { name: 'What it changes' }).textContent).toBe('ROD-12: 120 EA');
  });

  it('asks for the reason before anything goes out once more', async () => {
    await show(<OrderThread partner={partner} versions={[version]} documents={[]} />);
    fireEvent.click(screen.getByRole('button', { name: 'Send again: Order, version 1' }));
    const dialog = within(await screen.findByRole('dialog'));
    const send = dialog.getByRole<HTMLButtonElement>('button', { name: 'Send again' });
    expect(send.disabled).toBe(true);
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'they lost the file' } });
    expect(send.disabled).toBe(false);
  });
});
