import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
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
});
