import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { ExceptionsPage } from './exceptions-page';

const rows = (from: number, count: number): Shapes['ExceptionRow'][] =>
  Array.from({ length: count }, (_, index) => ({
    id: `e${from + index}`,
    subject: { kind: 'lane', id: `lane-${from + index}` },
    partner: { id: 'acme', name: 'Acme Components' },
    owner: 'operations',
    code: 'stuck',
    message: `Delivery ${from + index} is stuck.`,
    openedAt: '2026-11-25T10:15:00Z',
    title: `Deliveries ${from + index}`,
    order: null,
    choices: [],
  }));

const owners: Shapes['ExceptionPage']['owners'] = [
  { owner: 'operations', open: 200 },
  { owner: 'finance', open: 50 },
];

describe('the page of what waits', () => {
  it('says how much there is beyond the page on show, and for whom', async () => {
    gatewayAnswers({ 'GET /api/exceptions': { rows: rows(0, 50), next: 'c1', total: 250, owners } });
    await show(<ExceptionsPage />, '/exceptions');
    expect(await screen.findByText('250 things wait for a person, oldest first.')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(50);
    const links = screen.getByRole('navigation', { name: 'Owner' }).querySelectorAll('a');
    expect([...links].map((link) => link.textContent)).toEqual(['All 250', 'Finance 50', 'Operations 200']);
  });

  it('shows the next page below the first, and no way on behind the last', async () => {
    gatewayAnswers({
      'GET /api/exceptions': { rows: rows(0, 2), next: 'c1', total: 3, owners },
      'GET /api/exceptions?after=c1': { rows: rows(2, 1), next: null, total: 3, owners },
    });
    await show(<ExceptionsPage />, '/exceptions');
    fireEvent.click(await screen.findByRole('button', { name: 'Show newer' }));
    await screen.findByText('Delivery 2 is stuck.');
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.queryByRole('button', { name: 'Show newer' })).toBeNull();
  });

  it('asks for those of one owner only, and says when that one has none', async () => {
    const asked = gatewayAnswers({
      'GET /api/exceptions?owner=quality': { rows: [], next: null, total: 0, owners },
    });
    await show(<ExceptionsPage />, '/exceptions?owner=quality');
    expect(await screen.findByRole('heading', { name: 'Nothing waits for quality.' })).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it('says why it cannot show it', async () => {
    await show(<ExceptionsPage />, '/exceptions');
    expect((await screen.findByRole('alert')).textContent).toMatch(/nothing answers GET \/api\/exceptions/);
  });
});
