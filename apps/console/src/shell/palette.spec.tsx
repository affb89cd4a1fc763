import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { gatewayAnswers } from '../testing/gateway';
import { anybody, show } from '../testing/show';
import { Palette } from './palette';

const partner = { id: 'acme', name: 'Acme Components' };
const answers = {
  'GET /api/partners': { rows: [{ partner }] },
  'GET /api/orders?q=P0002&limit=6': { rows: [{ number: 'P00027', partner }] },
  'GET /api/documents?q=P0002&limit=6': {
    rows: [
      { id: 'd1', type: 'invoice', setType: '810', number: '80114', orderNumber: 'P00027', partner, state: 'held' },
    ],
  },
  'GET /api/files?q=P0002&limit=6': { rows: [{ id: 'f1', name: 'P00027.x12', partner, account: 'acme' }] },
};
const nothing = () => undefined;
const field = () => screen.getByRole('combobox');
const chosen = () => screen.getAllByRole('option').find((each) => each.getAttribute('aria-selected') === 'true');

describe('the palette', () => {
  it('begins with the pages and actions that there are for whoever asks', async () => {
    gatewayAnswers(answers);
    await show(<Palette onClose={nothing} onHelp={nothing} />, '/', '/', { ...anybody, may: ['getSettings'] });
    const titles = (await screen.findAllByRole('option')).map((each) => each.textContent);
    expect(titles).toContain('Everything that waits');
    expect(titles).toContain('Sign out');
    expect(titles).not.toContain('People');
  });

  it('finds orders, documents and files by what is typed, and says of each what it is', async () => {
    gatewayAnswers(answers);
    await show(<Palette onClose={nothing} onHelp={nothing} />);
    fireEvent.change(field(), { target: { value: ' P0002 ' } });
    await screen.findByRole('option', { name: /P00027\.x12/ });
    expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual([
      'P00027Acme Components',
      'Invoice 80114Acme Components · P00027 · Held',
      'P00027.x12Acme Components',
    ]);
    expect(field().getAttribute('aria-activedescendant')).toBe(chosen()?.id);
  });

  it('goes by arrow keys and Enter, around the ends', async () => {
    gatewayAnswers(answers);
    const [closed, helped] = [vi.fn(), vi.fn()];
    await show(<Palette onClose={closed} onHelp={helped} />);
    fireEvent.change(field(), { target: { value: 'keys' } });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    fireEvent.keyDown(field(), { key: 'ArrowUp' });
    expect(chosen()?.textContent).toBe('Keys and words');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect([closed.mock.calls.length, helped.mock.calls.length]).toEqual([1, 1]);
  });

  it('finds partners by a part of their name, and says when there is nothing', async () => {
    gatewayAnswers({
      ...answers,
      ...Object.fromEntries(
        ['orders', 'documents', 'files'].map((each) => [`GET /api/${each}?q=zzz&limit=6`, { rows: [] }]),
      ),
    });
    await show(<Palette onClose={nothing} onHelp={nothing} />);
    fireEvent.change(field(), { target: { value: 'compo' } });
    await screen.findByRole('option', { name: /Acme Components/ });
    fireEvent.change(field(), { target: { value: 'zzz' } });
    await screen.findByText('Nothing is called “zzz”.');
  });
});
