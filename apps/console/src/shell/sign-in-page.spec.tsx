import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { gatewayAnswers, problem } from '../testing/gateway';
import { show } from '../testing/show';
import { SignInPage } from './sign-in-page';
import { refusalWords } from './sign-in-refusal';

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
  const bodies = () => asked.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body);
  await waitFor(() => expect(bodies()).toEqual([shown, { ...shown, code: '123456' }]));
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

const provider = { name: 'Example staff', ask: 'edi@example.com' };

it('leads to the identity provider before the form for name and password', async () => {
  gatewayAnswers({ 'GET /api/sign-in': { provider, local: 'shown' } });
  await show(<SignInPage />);
  const button = await screen.findByRole('link', { name: 'Sign in with Example staff' });
  expect(button.getAttribute('href')).toBe('/api/sign-in/provider');
  const form = screen.getByLabelText('Name');
  expect(button.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

it('keeps name and password behind a button where the operator says so', async () => {
  gatewayAnswers({ 'GET /api/sign-in': { provider, local: 'hidden' } });
  await show(<SignInPage />);
  fireEvent.click(await screen.findByRole('button', { name: 'Use a Quayside password' }));
  expect(screen.getByLabelText('Password')).toBeTruthy();
});

it('says in a sentence why the provider’s word was not enough, and nothing for a word that it does not know', () => {
  expect(refusalWords('?sign-in=no-role', provider)).toBe(
    'Nobody has given you a right to use Quayside. Ask edi@example.com.',
  );
  expect(refusalWords('?sign-in=provider-away', provider)).toContain('Example staff cannot be reached just now.');
  expect(refusalWords('?sign-in=Call+this+number', provider)).toBeUndefined();
});
