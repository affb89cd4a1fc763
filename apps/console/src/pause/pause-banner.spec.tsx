import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { PauseBanner } from './pause-banner';

const paused = {
  since: '2026-11-25T10:00:00.000Z',
  by: 'anna',
  reason: 'A backup was restored',
  documents: 2,
  dispatches: 1,
  uncertain: 3,
  obstacle: null,
};
const liftIt = () => screen.findByRole('button', { name: 'Let it go on' });

describe('the banner of a pause', () => {
  it('is not there while everything goes its way', async () => {
    const asked = gatewayAnswers({ 'GET /api/pause': { paused: null } });
    await show(<PauseBanner />);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says that nothing leaves, why, and what lifting it does', async () => {
    gatewayAnswers({ 'GET /api/pause': { paused } });
    await show(<PauseBanner />);
    expect((await screen.findByRole('status')).textContent).toMatch(
      /Nothing is sent and nothing goes to Odoo\. A backup was restored\. Paused .* by anna/,
    );
    fireEvent.click(await liftIt());
    expect(
      await screen.findByText('At once, 2 documents go to Odoo and 1 dispatch goes out to partners.'),
    ).toBeTruthy();
    expect(screen.getByText(/3 dispatches may have been sent/)).toBeTruthy();
  });

  it.each([
    ['wait', undefined],
    ['send', 'All are sent again'],
  ])('lifts it, and lets what is uncertain %s', async (uncertain, choice) => {
    const asked = gatewayAnswers({
      'GET /api/pause': { paused },
      'POST /api/pause/resume': { message: 'The gateway goes on.' },
    });
    await show(<PauseBanner />);
    fireEvent.click(await liftIt());
    if (choice) fireEvent.click(await screen.findByRole('radio', { name: choice }));
    fireEvent.click(await screen.findByRole('button', { name: 'Let everything go on' }));
    await waitFor(() =>
      expect(asked).toContainEqual({ what: 'POST /api/pause/resume', body: { uncertain, holes: 'none' } }),
    );
  });

  it('after a restore is lifted only by somebody who knows what the books do not say', async () => {
    const obstacle = { message: 'The reconciliation after the restore found 2 holes.', mayBeKnown: true };
    const asked = gatewayAnswers({
      'GET /api/pause': { paused: { ...paused, obstacle } },
      'POST /api/pause/resume': { message: 'The gateway goes on.' },
    });
    await show(<PauseBanner />);
    fireEvent.click(await liftIt());
    expect(await screen.findByText(obstacle.message)).toBeTruthy();
    const lift = await screen.findByRole<HTMLButtonElement>('button', { name: 'Let everything go on' });
    expect(lift.disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'I know of them, and go on all the same' }));
    fireEvent.click(lift);
    const body = { uncertain: 'wait', holes: 'known' };
    await waitFor(() => expect(asked).toContainEqual({ what: 'POST /api/pause/resume', body }));
  });
});
