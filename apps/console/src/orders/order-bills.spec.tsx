import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { show } from '../testing/show';
import { OrderBills, paidOn } from './order-bills';

const bills: Shapes['OrderBills'] = {
  unknown: null,
  bills: [
    {
      ...{ name: 'BILL/2026/12/0001', number: 'R-1', kind: 'bill', state: 'posted', url: 'https://odoo.example/7' },
      ...{ date: '2026-12-01', dueOn: null, currency: 'EUR', total: '1000', paid: '250', open: '750' },
    },
  ],
  lines: [{ number: '1', paid: [{ amount: '226.88', currency: 'EUR' }] }],
};

it('shows each bill with what is paid of it, and opens it in Odoo', async () => {
  await show(<OrderBills bills={bills} error={null} again={() => {}} />);
  expect(screen.getByRole('link', { name: 'R-1' }).getAttribute('href')).toBe('https://odoo.example/7');
  const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent);
  expect(cells.slice(-3)).toEqual(['1,000.00 EUR', '250.00 EUR', '750.00 EUR']);
  expect(paidOn(bills, '1')).toBe('226.88 EUR');
  expect([paidOn(bills, '2'), paidOn(undefined, '1')]).toEqual(['', '']);
});

it('says why there is none to show', async () => {
  await show(<OrderBills bills={{ unknown: 'it is away', bills: [], lines: [] }} error={null} again={() => {}} />);
  expect(screen.getByText('Odoo could not be asked for bills: it is away')).toBeTruthy();
});
