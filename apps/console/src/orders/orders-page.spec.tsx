import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { OrdersPage } from './orders-page';

const row: Shapes['OrderRow'] = {
  ...{ number: 'P00027', partner: { id: 'acme', name: 'Acme Components' }, connection: 'default' },
  ...{ state: 'confirmed', acknowledged: true, lines: 1, total: { amount: '750', currency: 'EUR' }, said: null },
  ...{ orderedOn: '2026-11-02', dueOn: '2026-12-03', unbilledSince: null, buyer: 'Ada', answeredAt: null },
  ...{ documents: 1, held: 0, readAt: '2026-11-25T10:15:00Z' },
};
const partners = { rows: [], next: null };

describe('the list of orders', () => {
  it('asks for what the address says, and tells how many there are beyond those on show', async () => {
    gatewayAnswers({
      'GET /api/partners': partners,
      'GET /api/orders?question=due-soon&limit=200': { rows: [row], next: null, total: 230 },
    });
    await show(<OrdersPage />, '/orders?question=due-soon');
    expect(await screen.findByText(/^230 orders\. /)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'P00027' })).toBeTruthy();
    expect(screen.queryByLabelText('Received until, and not billed')).toBeNull();
  });

  it('asks since when nothing was billed, and no longer once another question is asked', async () => {
    const asked = gatewayAnswers({
      'GET /api/partners': partners,
      'GET /api/orders?question=unbilled&unbilledSince=2026-11-20&limit=200': { rows: [row], next: null, total: 1 },
      'GET /api/orders?question=overdue&limit=200': { rows: [], next: null, total: 0 },
    });
    await show(<OrdersPage />, '/orders?question=unbilled&unbilledSince=2026-11-20');
    expect(await screen.findByText(/^1 order\. /)).toBeTruthy();
    const since = await screen.findByLabelText<HTMLInputElement>('Received until, and not billed');
    expect(since.value).toBe('2026-11-20');
    fireEvent.change(screen.getByLabelText('Which orders'), { target: { value: 'overdue' } });
    expect(await screen.findByRole('heading', { name: 'No order is like that.' })).toBeTruthy();
    expect(asked.map(({ what }) => what)).toContain('GET /api/orders?question=overdue&limit=200');
  });
});
