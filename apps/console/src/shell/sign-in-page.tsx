import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answered, api, ApiProblem, carryCsrfToken } from '../api/client';
import { sessionQuery } from '../api/queries';
import { Card } from './card';

const codeNeeded = 'urn:quayside:problem:code-needed';

/** Name and password; then, where a second factor is set up, its code. */
export function SignInPage() {
  useDocumentTitle('Sign in · Quayside');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const signingIn = useSigningIn(() => setCode(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signingIn.mutate({ name, password, ...(code && { code }) });
  };
  const asksForCode = code !== undefined;
  const error = isCodeNeeded(signingIn.error) ? null : signingIn.error;
  return (
    <Card title="Sign in to Quayside" onSubmit={submit}>
      <Stack gap="sm">
        {asksForCode ? (
          <CodeInput value={code} onChange={setCode} />
        ) : (
          <>
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
          </>
        )}
        {error ? <Alert color="red">{error.message}</Alert> : null}
        <Button type="submit" loading={signingIn.isPending} mt={4}>
          Sign in
        </Button>
        {asksForCode ? (
          <Button variant="subtle" onClick={() => setCode(undefined)}>
            Back
          </Button>
        ) : null}
      </Stack>
      {asksForCode ? null : <p>The first account is admin. Its password was printed when the gateway first started.</p>}
    </Card>
  );
}

function CodeInput({ value, onChange }: { readonly value: string; readonly onChange: (code: string) => void }) {
  return (
    <TextInput
      label="Code"
      description="The six digits that your authenticator app shows, or one of your recovery codes"
      autoComplete="one-time-code"
      autoFocus
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function useSigningIn(onCodeNeeded: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly name: string; readonly password: string; readonly code?: string }) =>
      answered(api.POST('/api/session', { body })),
    onSuccess: (session) => {
      carryCsrfToken(session.csrf);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, session);
    },
    onError: (error) => {
      if (isCodeNeeded(error)) onCodeNeeded();
    },
  });
}

function isCodeNeeded(error: Error | null): boolean {
  return error instanceof ApiProblem && error.type === codeNeeded;
}
