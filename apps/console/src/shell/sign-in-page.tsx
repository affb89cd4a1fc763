import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answered, api, carryCsrfToken } from '../api/client';
import { sessionQuery } from '../api/queries';
import mark from './mark.svg';
import styles from './sign-in.module.css';

export function SignInPage() {
  useDocumentTitle('Sign in · Quayside');
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signingIn = useMutation({
    mutationFn: () => answered(api.POST('/api/session', { body: { name, password } })),
    onSuccess: (session) => {
      carryCsrfToken(session.csrf);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signingIn.mutate();
  };
  return (
    <main className={styles['stage']}>
      <form className={styles['card']} onSubmit={submit} aria-labelledby="sign-in">
        <div>
          <div className={styles['brand']}>
            <img src={mark} width={28} height={28} alt="" />
            <h1 id="sign-in" style={{ fontSize: 18 }}>
              Sign in to Quayside
            </h1>
          </div>
        </div>
        <Stack gap="sm">
          <TextInput
            label="Name"
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signingIn.error ? <Alert color="red">{signingIn.error.message}</Alert> : null}
          <Button type="submit" loading={signingIn.isPending} mt={4}>
            Sign in
          </Button>
        </Stack>
        <p>The first account is admin. Its password was printed when the gateway first started.</p>
      </form>
    </main>
  );
}
