import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { show } from '../testing/show';
import { MyQuestions } from './my-questions';

const home = (more: Partial<Shapes['Home']>) => ({ orders: [], heldAmounts: [], ...more }) as unknown as Shapes['Home'];

it('shows what a role asks first, each leading to its list', async () => {
  const orders: Shapes['Home']['orders'] = [{ question: 'unanswered', count: 3 }];
  const heldAmounts = [{ currency: 'EUR', amount: '13245.9', count: 11 }];
  await show(<MyQuestions home={home({ orders, heldAmounts })} />);
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
  expect(links).toEqual([
    ['Held for finance13,245.90 EUR11 documents', '/exceptions?owner=finance&sort=amount'],
    ['Unanswered3orders', '/orders?question=unanswered'],
  ]);
});

it('is not there for who asks nothing of orders', async () => {
  await show(<MyQuestions home={home({})} />);
  expect(screen.queryByRole('region')).toBeNull();
});
