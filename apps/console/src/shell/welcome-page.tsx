import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { followLink, lookAtLink } from '../api/people-actions';
import { Card } from './card';

export const welcomePath = '/console/welcome';

/** Setting a password by a link. The token stands behind the hash sign, where no server sees it in an address. */
export function WelcomePage() {
  useDocumentTitle('Set a password · Quayside');
  const token = location.hash.slice(1);
  const looking = useQuery({ queryKey: ['link', token], queryFn: () => lookAtLink(token), retry: false });
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const following = useMutation({ mutationFn: () => followLink(token, password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === again) following.mutate();
  };
  if (following.data) return <Done message={following.data.message} />;
  const differs = again !== '' && password !== again;
  const title = looking.data ? `Welcome, ${looking.data.displayName}` : 'Welcome to Quayside';
  return (
    <Card title={title} onSubmit={submit}>
      {looking.error ? <Alert color="red">{looking.error.message}</Alert> : null}
      {looking.data ? (
        <Stack gap="sm">
          <p>
            You sign in as <b>{looking.data.name}</b>. Choose a password of at least 12 characters: several words that
            do not belong together are good.
          </p>
          <input type="text" autoComplete="username" value={looking.data.name} readOnly hidden />
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            autoFocus
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <PasswordInput
            label="The same again"
            autoComplete="new-password"
            required
            withAsterisk={false}
            error={differs ? 'The two are not the same.' : null}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          {following.error ? <Alert color="red">{following.error.message}</Alert> : null}
          <Button type="submit" loading={following.isPending} disabled={differs}>
            Set the password
          </Button>
        </Stack>
      ) : null}
    </Card>
  );
}

function Done({ message }: { readonly message: string }) {
  return (
    <Card title="Welcome to Quayside" onSubmit={(event) => event.preventDefault()}>
      <p>{message}</p>
      <Button component="a" href="/console/">
        Sign in
      </Button>
    </Card>
  );
}
