import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { gatewayAnswers } from '../testing/gateway';
import { show } from '../testing/show';
import { SecondFactor } from './second-factor';

it('is set up by a code of the app, and tells the recovery codes once', async () => {
  const asked = gatewayAnswers({
    'POST /api/me/second-factor': {
      secret: 'JBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Quayside:ines?secret=JBSWY3DPEHPK3PXP',
    },
    'POST /api/me/second-factor/confirm': { codes: ['abcde-fghjk', 'mnpqr-stuvw'] },
  });
  await show(<SecondFactor now={null} />);
  fireEvent.click(screen.getByRole('button', { name: 'Set it up' }));
  expect(await screen.findByRole('img', { name: 'QR code for an authenticator app' })).toBeTruthy();
  expect(screen.getByText('JBSWY3DPEHPK3PXP')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('The code that it shows now'), { target: { value: '123456' } });
  fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText('mnpqr-stuvw')).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({ code: '123456' });
  fireEvent.click(screen.getByRole('button', { name: 'I have kept them' }));
  await waitFor(() => expect(screen.queryByText('mnpqr-stuvw')).toBeNull());
});

it('says how many recovery codes are left, and is taken away by a last code', async () => {
  const asked = gatewayAnswers({ 'POST /api/me/second-factor/end': { message: 'Taken away.' } });
  await show(<SecondFactor now={{ since: '2026-11-25T10:00:00Z', codesLeft: 7 }} />);
  expect(screen.getByText(/7 of 10 recovery codes are left/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Take it away' }));
  fireEvent.change(await screen.findByLabelText('A last code'), { target: { value: '654321' } });
  fireEvent.click(screen.getByRole('button', { name: 'Take it away' }));
  await waitFor(() =>
    expect(asked).toContainEqual({ what: 'POST /api/me/second-factor/end', body: { code: '654321' } }),
  );
});
