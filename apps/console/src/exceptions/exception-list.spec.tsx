import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { ExceptionList } from './exception-list';

const row: Shapes['ExceptionRow'] = {
  id: 'e1',
  subject: { kind: 'document', id: 'd1' },
  partner: { id: 'nordwind', name: 'Nordwind Metall' },
  owner: 'procurement',
  code: 'price-differs',
  message: 'Price of line 10 is 13.25 EUR, 6 % over the ordered 12.50 EUR.',
  openedAt: '2026-11-25T10:15:00Z',
  title: 'Acknowledgement SO-00012 for P00012',
  order: 'P00012',
  choices: ['accept', 'reject', 'process-again'],
  ...{ amount: '1245.09', currency: 'EUR', due: null, assignee: null, putOffUntil: null, remarks: 0 },
};

describe('the list of what waits', () => {
  it('says of each what it is, of whom, for whom and why, and leads there', async () => {
    await show(<ExceptionList rows={[row]} />);
    const item = within(screen.getByRole('listitem'));
    expect(item.getByRole('link', { name: row.title }).getAttribute('href')).toBe('/documents/d1');
    expect(item.getByText(/Nordwind Metall · for procurement · opened/)).toBeTruthy();
    expect(item.getByText(row.message)).toBeTruthy();
  });

  it.each([
    ['arrival', '/arrivals/d1'],
    ['file', '/files/d1'],
    ['channel', '/channels'],
  ] as const)('leads to the page of the %s that it is about', async (kind, page) => {
    await show(<ExceptionList rows={[{ ...row, subject: { kind, id: 'd1' } }]} />);
    expect(screen.getByRole('link', { name: row.title }).getAttribute('href')).toBe(page);
  });

  it('offers what can be decided, by a name that tells the rows apart, and asks before it does it', async () => {
    await show(<ExceptionList rows={[row, { ...row, id: 'e2', title: 'Another', choices: [] }]} />);
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Accept: Acknowledgement SO-00012 for P00012',
      'Reject: Acknowledgement SO-00012 for P00012',
      'Process again: Acknowledgement SO-00012 for P00012',
    ]);
    fireEvent.click(screen.getByRole('button', { name: /^Accept/ }));
    expect(await screen.findByRole('dialog', { name: `Accept: ${row.title}` })).toBeTruthy();
  });

  it('leads to all that wait for one reason, and settles none of them by itself', async () => {
    await show(<ExceptionList rows={[row]} more={new Map([[row.id, 10]])} />);
    expect(screen.getByText(/and 10 more like it/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Look at all 11' });
    expect(link.getAttribute('href')).toBe('/exceptions?partner=nordwind&code=price-differs');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('settles what is late by the exception, as its row may wait for something else too', async () => {
    const asked = gatewayAnswers({ 'POST /api/exceptions/e1/choices': { message: 'Noted.' } });
    const late: Shapes['ExceptionRow'] = { ...row, subject: { kind: 'order', id: 'o1' }, choices: ['snooze', 'waive'] };
    await show(<ExceptionList rows={[late]} />);
    fireEvent.click(screen.getByRole('button', { name: `Do not expect it: ${row.title}` }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'the driver has it' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Do not expect it' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toEqual({
      what: 'POST /api/exceptions/e1/choices',
      body: { choice: 'waive', reason: 'the driver has it' },
    });
  });
});
