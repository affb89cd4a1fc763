import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { gatewayAnswers } from '../testing/gateway';
import { anybody, show } from '../testing/show';
import { ExceptionsPage } from './exceptions-page';

type Cause = Shapes['Work']['causes'][number];

const row = (n: number, more: Partial<Shapes['ExceptionRow']> = {}): Shapes['ExceptionRow'] => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  subject: { kind: 'document', id: `d${n}` },
  partner: { id: 'acme', name: 'Acme Components' },
  ...{ owner: 'finance', code: 'beyond-tolerance', order: 'P00027', title: `Invoice 8011${n} for P00027` },
  message: 'Freight of 12.00 EUR is not on the order.',
  openedAt: '2026-11-25T10:15:00Z',
  choices: ['accept', 'reject', 'process-again'],
  ...{ amount: '1245.09', currency: 'EUR', due: '2026-12-24', assignee: null, putOffUntil: null, remarks: 0 },
  ...more,
});
const one = (n: number, more?: Partial<Shapes['ExceptionRow']>): Cause => {
  const only = row(n, more);
  return { key: `k${n}`, count: 1, ids: [only.id], row: only };
};
const eleven: Cause = {
  ...{ key: 'k9', count: 11, row: row(1) },
  ids: Array.from({ length: 11 }, (_, n) => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`),
};

const work = (causes: readonly Cause[], more: Partial<Shapes['Work']> = {}): Shapes['Work'] => ({
  causes: [...causes],
  ...{ causeTotal: causes.length, total: causes.reduce((sum, { count }) => sum + count, 0) },
  scopes: { mine: 0, role: 12, all: 30, putOff: 2 },
  owners: [
    { owner: 'finance', open: 12 },
    { owner: 'warehouse', open: 18 },
  ],
  partners: [{ partner: { id: 'acme', name: 'Acme Components' }, open: 12 }],
  codes: [{ code: 'beyond-tolerance', open: 12 }],
  ...more,
});
const role = 'GET /api/work?scope=role';
const people = { people: [{ account: 'fay', name: 'Fay Winter', owners: ['finance'] }] };

const settled = async (confirm: string, reason = 'agreed by phone') => {
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: reason } });
  fireEvent.click(dialog.getByRole('button', { name: confirm }));
};

describe('the work queue', () => {
  it('begins with what is for one’s role, and says how much there is elsewhere', async () => {
    gatewayAnswers({ [role]: work([one(3), eleven]) });
    await show(<ExceptionsPage />, '/exceptions');
    expect(await screen.findByText('12 things wait here, for 2 reasons.')).toBeTruthy();
    const links = screen.getByRole('navigation', { name: 'Whose' }).querySelectorAll('a');
    expect([...links].map((link) => link.textContent)).toEqual([
      'Given to me 0',
      'For my role 12',
      'All 30',
      'Put off 2',
    ]);
    const [single, group] = screen.getAllByRole('listitem');
    expect(within(single as HTMLElement).getByText('1,245.09 EUR')).toBeTruthy();
    expect(within(single as HTMLElement).getByText(/due Dec 24, 2026/)).toBeTruthy();
    expect(within(group as HTMLElement).getByText('and 10 more like it')).toBeTruthy();
  });

  it('settles what waits for one reason with one reason, after showing what it changes', async () => {
    const asked = gatewayAnswers({
      [role]: work([eleven]),
      'POST /api/work/preview': {
        rows: [
          {
            ...{ id: row(1).id, title: row(1).title, holds: null, takable: true, warnings: [] },
            changes: ['Draft bill 80111 with 3 lines'],
          },
        ],
      },
      'POST /api/work/choices': { done: 11, notDone: [] },
    });
    await show(<ExceptionsPage />, '/exceptions');
    fireEvent.click(await screen.findByRole('button', { name: /^Accept all 11/ }));
    expect(await screen.findByText('Draft bill 80111 with 3 lines')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Take all of it into the orders' }));
    await settled('Accept and change Odoo');
    await waitFor(() => expect(asked.map(({ what }) => what)).toContain('POST /api/work/choices'));
    expect(asked.find(({ what }) => what === 'POST /api/work/choices')?.body).toEqual({
      ...{ ids: eleven.ids, choice: 'accept', reason: 'agreed by phone', way: 'take' },
    });
  });

  it('offers for a selection only what all of it offers', async () => {
    const asked = gatewayAnswers({
      [role]: work([one(3), one(4, { choices: ['reject', 'process-again'] })]),
      'POST /api/work/choices': { done: 1, notDone: [{ id: row(4).id, title: row(4).title, message: 'Too late.' }] },
    });
    await show(<ExceptionsPage />, '/exceptions');
    for (const box of await screen.findAllByRole('checkbox')) fireEvent.click(box);
    const bar = within(screen.getByRole('region', { name: 'What is selected' }));
    expect(bar.getByText('2 things selected')).toBeTruthy();
    expect(bar.queryByRole('button', { name: 'Accept all' })).toBeNull();
    fireEvent.click(bar.getByRole('button', { name: 'Reject all' }));
    await settled('Reject');
    await waitFor(() => expect(asked.map(({ what }) => what)).toContain('POST /api/work/choices'));
    expect(screen.queryByRole('region', { name: 'What is selected' })).toBeNull();
  });

  it('gives work to a colleague who may settle it, and puts it off', async () => {
    const before = [{ id: row(3).id, assignee: null, putOffUntil: null }];
    const asked = gatewayAnswers({
      [role]: work([one(3)]),
      'GET /api/work/people': people,
      'POST /api/work/assignments': { message: 'Given to Fay Winter.', before },
      'POST /api/work/put-off': { message: 'Put off. It comes back by itself.', before },
    });
    await show(<ExceptionsPage />, '/exceptions');
    fireEvent.click(await screen.findByRole('button', { name: /^Give or put off/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'To Fay Winter' }));
    await waitFor(() => expect(asked.map(({ what }) => what)).toContain('POST /api/work/assignments'));
    expect(asked.find(({ what }) => what === 'POST /api/work/assignments')?.body).toEqual({
      ids: [row(3).id],
      to: 'fay',
    });
    fireEvent.click(await screen.findByRole('button', { name: /^Give or put off/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'For two weeks' }));
    await waitFor(() => expect(asked.map(({ what }) => what)).toContain('POST /api/work/put-off'));
  });

  it('shows each of several, and what people have said of one', async () => {
    const id = row(3).id;
    const ids = eleven.ids.join('%2C');
    const asked = gatewayAnswers({
      [role]: work([one(3, { remarks: 1 }), eleven]),
      [`GET /api/work/rows?ids=${ids}`]: { rows: [row(1), row(2)] },
      [`GET /api/exceptions/${id}/remarks`]: { remarks: [{ at: '2026-11-26T08:00:00Z', by: 'Fay', text: 'Called' }] },
      [`POST /api/exceptions/${id}/remarks`]: { remarks: [{ at: '2026-11-26T09:00:00Z', by: 'Ines', text: 'Done' }] },
    });
    const session = { ...anybody, may: [...anybody.may, 'remarkOn' as const] };
    await show(<ExceptionsPage />, '/exceptions', undefined, session);
    fireEvent.click(await screen.findByRole('button', { name: /^Show 11: 11 for one reason/ }));
    expect(await screen.findByRole('link', { name: row(2).title })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^More \(1\): Invoice/ }));
    expect(await screen.findByText('Called', { exact: false })).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' Done ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Say it' }));
    expect(await screen.findByText('Done', { exact: false })).toBeTruthy();
    expect(asked.at(-1)?.body ?? asked.at(-2)?.body).toEqual({ text: 'Done' });
  });
});

describe('the list of the work queue', () => {
  it('shows to who settles nothing all that waits, without a choice', async () => {
    gatewayAnswers({ 'GET /api/work?scope=all': work([one(3)]) });
    await show(<ExceptionsPage />, '/exceptions', undefined, { ...anybody, roles: ['auditor'], decidesFor: [] });
    expect(await screen.findByText('Finance settles this.')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('link', { name: /For my role/ })).toBeNull();
  });

  it('asks for what the address says, and says when there is nothing', async () => {
    const empty = work([], { total: 0, causeTotal: 0 });
    gatewayAnswers({ 'GET /api/work?scope=all&owner=quality': empty, 'GET /api/work?scope=role&code=x': empty });
    await show(<ExceptionsPage />, '/exceptions?owner=quality');
    expect(await screen.findByRole('heading', { name: 'Nothing waits for quality.' })).toBeTruthy();
  });

  it('shows more where there is more', async () => {
    const all = { 'GET /api/work?scope=role&limit=101': work([one(3), one(4)]) };
    gatewayAnswers({ ...all, [role]: work([one(3)], { causeTotal: 2, total: 2 }) });
    await show(<ExceptionsPage />, '/exceptions');
    fireEvent.click(await screen.findByRole('button', { name: 'Show more (1 reason left)' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Show more/ })).toBeNull());
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });

  it('says why it cannot show it', async () => {
    await show(<ExceptionsPage />, '/exceptions');
    expect((await screen.findByRole('alert')).textContent).toMatch(/nothing answers GET \/api\/work/);
  });
});
