import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { measuresOf, share } from './measures';
import { ScorecardPage } from './scorecard-page';

const card: Shapes['Scorecard'] = {
  ...{ partner: { id: 'acme', name: 'Acme Components' }, from: '2026-11-01', until: '2026-11-30' },
  deliveries: { lines: 20, onTime: 18, inFull: 19, onTimeInFull: 17 },
  documents: { documents: 15, right: 14, types: [{ type: 'invoice', documents: 10, right: 9 }] },
  answers: { sent: 12, answered: 11, medianHours: 3.1, p90Hours: null },
  changes: { orders: 12, changed: 2, changes: 3 },
  reasons: [{ code: 'price-differs', documents: 1, others: 2 }],
};

describe('the scorecard', () => {
  it('leads from each number to what it counts, by the address', () => {
    const by = new Map(measuresOf(card).map((each) => [each.name, each]));
    const due = { partner: 'acme', dueFrom: '2026-11-01', dueUntil: '2026-11-30' };
    expect(by.get('On time')).toMatchObject({
      ...{ share: '90 %', counted: '18 of 20 lines' },
      leadsTo: { list: 'orders', label: 'orders with 2 late lines', search: { ...due, delivered: 'late' } },
    });
    expect(by.get('First time right: invoice')).toMatchObject({
      ...{ share: '90 %', counted: '9 of 10 documents' },
      leadsTo: {
        ...{ list: 'documents', label: '1 other' },
        search: { partner: 'acme', from: '2026-11-01', until: '2026-11-30', right: 'no', type: 'invoice' },
      },
    });
    expect(by.get('Answer time, half of them')?.share).toBe('3.1 h');
    expect(by.get('Answer time, nine of ten')?.share).toBe('');
    expect(by.get('Changed after sending')).toMatchObject({
      ...{ share: '17 %', counted: '2 of 12 orders, 3 changes (0.3 for each order)' },
      leadsTo: { search: { partner: 'acme', from: '2026-11-01', until: '2026-11-30', question: 'changed' } },
    });
  });

  it('makes no share of nothing', () => {
    expect(share(0, 0)).toBe('');
  });

  it('shows the days of its address, other ones where they are chosen, and has all of it as CSV', async () => {
    const asked = gatewayAnswers({
      'GET /api/partners/acme/scorecard?from=2026-11-01': card,
      'GET /api/partners/acme/scorecard?from=2026-10-01&until=2026-11-30': { ...card, from: '2026-10-01', reasons: [] },
    });
    await show(<ScorecardPage />, '/partners/acme/scorecard?from=2026-11-01', '/partners/$partner/scorecard');
    expect(await screen.findByRole('heading', { name: 'Scorecard of Acme Components' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')).toBe(
      '/api/partners/acme/scorecard.csv?from=2026-11-01&until=2026-11-30',
    );
    const reasons = within(screen.getByRole('table', { name: 'Reasons' }));
    expect(reasons.getByRole('link', { name: '1' }).getAttribute('href')).toBe(
      '/documents?partner=acme&code=price-differs&from=2026-11-01&until=2026-11-30',
    );
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-10-01' } });
    expect(await screen.findByRole('heading', { name: 'Nobody was asked about anything.' })).toBeTruthy();
    expect(asked).toHaveLength(2);
  });
});
