import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { gatewayAnswers } from '../testing/gateway';
import { anybody, show } from '../testing/show';
import { PeoplePage } from './people-page';

const bea = {
  ...{
    name: 'bea',
    displayName: 'Bea Buyer',
    email: null,
    roles: ['procurement'],
    partners: ['kern'],
    companies: null,
  },
  ...{ standing: 'active', secondFactor: false, issuer: null, createdAt: '2026-11-25T10:00:00Z', disabledAt: null },
};
const people = { rows: [bea], partners: [{ id: 'kern', name: 'Kern Metall' }], companies: [] };

it('shows who may what, and changes it', async () => {
  const asked = gatewayAnswers({
    'GET /api/people': people,
    'PUT /api/people/bea': { message: 'Changed.' },
  });
  await show(<PeoplePage />);
  const row = (await screen.findByText('Bea Buyer (bea)')).closest('tr');
  expect(row?.textContent).toContain('ProcurementKern Metall');
  fireEvent.click(screen.getByRole('button', { name: 'Change Bea Buyer' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^Quality/ }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  const { displayName, email, partners, companies } = bea;
  const body = { displayName, email, partners, companies, roles: ['procurement', 'quality'] };
  await waitFor(() => expect(asked).toContainEqual({ what: 'PUT /api/people/bea', body }));
});

it('tells the link of an invitation once', async () => {
  const link = { path: '/console/welcome#a-token', expiresAt: '2026-12-08T10:00:00Z' };
  gatewayAnswers({ 'GET /api/people': people, 'POST /api/people': link });
  await show(<PeoplePage />);
  fireEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  const dialog = await screen.findByRole('dialog');
  const send = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Invite' });
  expect(send.disabled, 'nobody without a role').toBe(true);
  fireEvent.change(within(dialog).getByLabelText('Name to sign in with'), { target: { value: 'otto' } });
  fireEvent.change(within(dialog).getByLabelText('Full name'), { target: { value: 'Otto Operator' } });
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^Operator/ }));
  fireEvent.click(send);
  expect(await within(dialog).findByText(/welcome#a-token$/)).toBeTruthy();
});

it('lets an auditor look, and change nothing', async () => {
  gatewayAnswers({ 'GET /api/people': people });
  await show(<PeoplePage />, '/', '/', { ...anybody, roles: ['auditor'], may: ['listPeople'] });
  await screen.findByText('Bea Buyer (bea)');
  expect(screen.queryByRole('button')).toBeNull();
});
