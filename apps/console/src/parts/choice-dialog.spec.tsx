import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Choice } from '../api/choose';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { ChoiceDialog } from './choice-dialog';

const about = {
  subject: { kind: 'document', id: 'd1' },
  title: 'Invoice 80114 for P00027',
  partner: { id: 'acme', name: 'Acme Components' },
} as const;

const asking = (choice: Choice, onDone = () => undefined, onClose = () => undefined) => (
  <ChoiceDialog {...about} choice={choice} onClose={onClose} onDone={onDone} />
);

const confirm = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const giveReason = (value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: /^Reason/ }), { target: { value } });

describe('the dialog of a choice', () => {
  it.each([
    ['accept', /It goes on with what differs, and that is noted in Odoo/],
    ['reject', /Nothing of it goes to Odoo/],
    ['process-again', /matched against the order as it stands in Odoo now/],
    ['send', /gets the same bytes with the same name and control number/],
    ['was-sent', /does not go out again/],
  ] as const)('says before "%s" what it will do', async (choice, consequence) => {
    await show(asking(choice));
    expect(screen.getByText(consequence)).toBeTruthy();
  });

  it('names the release that will be used', async () => {
    gatewayAnswers({ 'GET /api/partners/acme': { release: 7 } });
    await show(asking('process-again'));
    expect(await screen.findByText(/read with release 7 of Acme Components/)).toBeTruthy();
    expect(confirm('Process again with release 7')).toBeTruthy();
  });

  it('does nothing without a reason', async () => {
    const asked = gatewayAnswers({});
    await show(asking('withdraw'));
    expect(confirm('Withdraw').disabled).toBe(true);
    giveReason('  x  ');
    expect(confirm('Withdraw').disabled).toBe(true);
    expect(asked).toEqual([]);
  });

  it('tells the gateway the choice and the reason, and is done', async () => {
    const asked = gatewayAnswers({ 'POST /api/documents/d1/choices': { message: 'Rejected.' } });
    const done = vi.fn();
    await show(asking('reject', done));
    giveReason('  sent twice ');
    fireEvent.click(confirm('Reject'));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(asked.filter(({ what }) => what.startsWith('POST'))).toEqual([
      { what: 'POST /api/documents/d1/choices', body: { choice: 'reject', reason: 'sent twice' } },
    ]);
  });

  it('says how the partner is told of a refusal, and what', async () => {
    const text = 'Your invoice 80114 is refused: ...\nIt came as 810 0001';
    gatewayAnswers({
      'GET /api/documents/d1/refusal?reason=': { way: 'sent as 824 through acme', obstacle: null, text },
    });
    await show(asking('reject'));
    expect(await screen.findByText(/is told, with your reason: sent as 824 through acme/)).toBeTruthy();
    expect(screen.getByText(/Your invoice 80114 is refused/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy the text' })).toBeNull();
  });

  it('offers the text to copy where no way was agreed', async () => {
    const text = 'Your invoice 80114 is refused: ...';
    gatewayAnswers({ 'GET /api/documents/d1/refusal?reason=': { way: null, obstacle: null, text } });
    await show(asking('reject'));
    expect(await screen.findByText(/is not told by Quayside: no way was agreed/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the text' })).toBeTruthy();
  });

  it('stays open and says why when it was not done', async () => {
    const closed = vi.fn();
    const nothing = { holds: null, differences: [], effects: [], warnings: [] };
    gatewayAnswers({ 'POST /api/documents/d1/preview': nothing });
    await show(asking('accept', undefined, closed));
    giveReason('agreed by phone');
    fireEvent.click(confirm('Accept'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Not done.*nothing answers POST/);
    expect(closed).not.toHaveBeenCalled();
  });

  it('shows what each way changes in Odoo before it is chosen, and sends what was chosen of each difference', async () => {
    const message = 'Round rod 12 mm (ROD-12), line 2: the price is 1.30 EUR.';
    const difference = {
      ...{ key: 'price|7', message, about: 'order', ways: ['take', 'leave'], way: 'leave' },
      withinTolerance: false,
    };
    const noted = { title: 'Note on P00027 what the supplier said', changes: [] };
    const written = { title: 'Confirm 1 price on P00027', changes: ['Round rod, line 2: price 1.25 EUR → 1.3 EUR'] };
    const preview = { holds: null, differences: [difference], effects: [noted], warnings: ['Odoo already has a bill'] };
    const answers: Record<string, unknown> = { 'POST /api/documents/d1/preview': preview };
    const asked = gatewayAnswers(answers);
    await show(asking('accept'));
    expect(await screen.findByText(noted.title)).toBeTruthy();
    expect(screen.getByText('Odoo already has a bill')).toBeTruthy();

    const taken = { ...preview, differences: [{ ...difference, way: 'take' }], effects: [written] };
    answers['POST /api/documents/d1/preview'] = taken;
    answers['POST /api/documents/d1/choices'] = { message: 'Accepted.' };
    fireEvent.click(screen.getByRole('radio', { name: 'Take into the order' }));
    expect(await screen.findByText('Round rod, line 2: price 1.25 EUR → 1.3 EUR')).toBeTruthy();
    giveReason('agreed by phone');
    fireEvent.click(confirm('Accept and change Odoo'));
    const settlement = { 'price|7': 'take' };
    const body = { choice: 'accept', reason: 'agreed by phone', settlement };
    await waitFor(() => expect(asked).toContainEqual({ what: 'POST /api/documents/d1/choices', body }));
    expect(asked).toContainEqual({ what: 'POST /api/documents/d1/preview', body: { settlement } });
  });
});
