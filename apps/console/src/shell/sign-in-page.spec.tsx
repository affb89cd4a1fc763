import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { gatewayAnswers, problem } from '../testing/gateway';
import { show } from '../testing/show';
import { SignInPage } from './sign-in-page';

it('asks for the code only where the gateway wants one, and sends it with the rest', async () => {
  const detail = 'Type the code that your authenticator app shows.';
  const asked = gatewayAnswers({
    'POST /api/session': problem(401, { type: 'urn:quayside:problem:code-needed', detail }),
  });
  await show(<SignInPage />);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'ines' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'right' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  const code = await screen.findByLabelText('Code');
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.change(code, { target: { value: '123456' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  const shown = { name: 'ines', password: 'right' };
  await waitFor(() => expect(asked.map(({ body }) => body)).toEqual([shown, { ...shown, code: '123456' }]));
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByLabelText('Password')).toBeTruthy();
});

it('says in the gateway’s words why nobody is let in', async () => {
  gatewayAnswers({ 'POST /api/session': problem(401, { detail: 'Name or password is not right.' }) });
  await show(<SignInPage />);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'ines' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'wrong' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Name or password is not right.');
});
