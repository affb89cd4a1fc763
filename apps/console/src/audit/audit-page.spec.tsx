import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { gatewayAnswers, problem } from '../testing/gateway';
import { show } from '../testing/show';
import { AuditPage } from './audit-page';

const entry = {
  ...{ number: 1042, at: '2026-11-25T10:15:00Z', actor: 'bea', actorName: 'Bea Buyer', action: 'decision.accept' },
  ...{ subject: { kind: 'inbound', id: 'd-1' }, partner: { id: 'kern', name: 'Kern Metall' }, hash: 'ab' },
  changed: { what: 'accept: agreed by phone' },
};
const refused = {
  ...{ ...entry, number: 1041, actor: 'somebody', actorName: null, action: 'session.refused', partner: null },
  ...{ subject: { kind: 'account', id: 'console:' }, changed: { session: 's-1', address: '192.0.2.7' } },
};
const chain = { verified: 1040, at: '2026-11-25T02:00:00Z', fault: null };
const partners = { rows: [{ partner: { id: 'kern', name: 'Kern Metall' } }], next: null };

it('shows who did what to what, with the way there, and until where the log was verified', async () => {
  gatewayAnswers({ 'GET /api/audit': { rows: [entry, refused], next: null, chain }, 'GET /api/partners': partners });
  await show(<AuditPage />, '/audit');
  const row = (await screen.findByText('Bea Buyer (bea)')).closest('tr');
  expect(row?.textContent).toMatch(/1,042.*Accepted.*Document.*Kern Metall.*accept: agreed by phone/);
  expect(row?.querySelector('a[href$="/documents/d-1"]')).toBeTruthy();
  expect(screen.getByText(/Verified until entry 1,040/)).toBeTruthy();
  expect(screen.getByText('Sign-in refused', { selector: 'td' }).closest('tr')?.textContent).toMatch(
    /nobody known.*from 192\.0\.2\.7/,
  );
});

it('asks by what the address says, exports the same, and goes on behind the last entry', async () => {
  const address = '/audit?person=bea&action=decision.accept&subject=d-1&from=2026-11-01';
  const query = address.slice('/audit'.length);
  const asked = gatewayAnswers({
    [`GET /api/audit${query}`]: { rows: [entry], next: '1042', chain },
    [`GET /api/audit${query}&before=1042`]: { rows: [refused], next: null, chain },
    'GET /api/partners': partners,
  });
  await show(<AuditPage />, address);
  fireEvent.click(await screen.findByRole('button', { name: 'Show older' }));
  await waitFor(() => expect(asked.map(({ what }) => what)).toContain(`GET /api/audit${query}&before=1042`));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull());
  const exported = screen.getByRole<HTMLAnchorElement>('link', { name: 'Export as CSV' });
  expect(exported.getAttribute('href')).toBe(`/api/audit.csv${query}`);
  expect(screen.getByRole('button', { name: 'About d-1: remove' })).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Action').value).toBe('decision.accept');
});

it('says in red what does not fit', async () => {
  const broken = { ...chain, fault: 'entry 7 was changed: it no longer has its hash' };
  gatewayAnswers({ 'GET /api/audit': { rows: [], next: null, chain: broken }, 'GET /api/partners': partners });
  await show(<AuditPage />, '/audit');
  expect(await screen.findByText(/entry 7 was changed/)).toBeTruthy();
  expect(screen.getByText('Not as it was written')).toBeTruthy();
  expect(screen.getByText('Nothing is in the log yet.')).toBeTruthy();
});

it('says whose it is to somebody without the right', async () => {
  const detail = 'This takes the role admin or auditor; yours: finance.';
  gatewayAnswers({
    'GET /api/audit': problem(403, { type: 'urn:quayside:problem:no-right', detail }),
    'GET /api/partners': partners,
  });
  await show(<AuditPage />, '/audit');
  expect(await screen.findByText('The audit log cannot be shown to you.')).toBeTruthy();
});
