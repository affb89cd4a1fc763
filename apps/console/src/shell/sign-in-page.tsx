import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answered, api, ApiProblem, carryCsrfToken } from '../api/client';
import { sessionQuery, signInWaysQuery } from '../api/queries';
import { Card } from './card';
import { ProviderButton } from './provider-button';
import { refusalWords } from './sign-in-refusal';

const codeNeeded = 'urn:quayside:problem:code-needed';

/** The identity provider, where there is one, and name and password; then, where a second factor is set up, its code. */
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
  const error = isCodeNeeded(signingIn.error) ? undefined : signingIn.error?.message;
  const state = { error, pending: signingIn.isPending };
  return (
    <Card title="Sign in to Quayside" onSubmit={submit}>
      {code === undefined ? (
        <FirstStep {...state} fields={{ name, setName, password, setPassword }} />
      ) : (
        <Stack gap="sm">
          <CodeInput value={code} onChange={setCode} />
          <Refused why={error} />
          <SignInButton pending={state.pending} />
          <Button variant="subtle" onClick={() => setCode(undefined)}>
            Back
          </Button>
        </Stack>
      )}
    </Card>
  );
}

interface FirstStepProps {
  readonly error: string | undefined;
  readonly pending: boolean;
  readonly fields: Fields;
}

/** The provider's button before the form, which the operator may hide. */
function FirstStep({ error, pending, fields }: FirstStepProps) {
  const [asked, setAsked] = useState(false);
  const { data: ways } = useQuery(signInWaysQuery);
  const provider = ways?.provider ?? null;
  const hidden = ways?.local === 'hidden' && !asked;
  return (
    <>
      <Stack gap="sm">
        <Refused why={error ?? refusalWords(location.search, provider)} />
        {provider ? <ProviderButton name={provider.name} /> : null}
        {hidden ? (
          <Button variant="subtle" onClick={() => setAsked(true)}>
            Use a Quayside password
          </Button>
        ) : (
          <>
            <NameAndPassword {...fields} />
            <SignInButton pending={pending} variant={provider ? 'default' : 'filled'} />
          </>
        )}
      </Stack>
      {provider ? null : <p>The first account is admin. Its password was printed when the gateway first started.</p>}
    </>
  );
}

function Refused({ why }: { readonly why: string | undefined }) {
  return why === undefined ? null : <Alert color="red">{why}</Alert>;
}

function SignInButton({ pending, variant = 'filled' }: { readonly pending: boolean; readonly variant?: string }) {
  return (
    <Button type="submit" variant={variant} loading={pending} mt={4}>
      Sign in
    </Button>
  );
}

interface Fields {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly password: string;
  readonly setPassword: (password: string) => void;
}

function NameAndPassword({ name, setName, password, setPassword }: Fields) {
  return (
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
