import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Shapes } from '../api/client';
import { joinProvider } from '../api/people-actions';

type Provider = NonNullable<Shapes['Me']['provider']>;

/** Whether one signs in by the identity provider, and how to begin with it. */
export function ProviderSignIn({ provider: { name, joined } }: { readonly provider: Provider }) {
  const joining = useMutation({
    mutationFn: joinProvider,
    onSuccess: ({ address }) => location.assign(address),
  });
  if (joined) return <Text>You sign in with {name}, which gives you your roles at each sign-in.</Text>;
  return (
    <Stack gap="sm" maw={480} align="start">
      <Text>
        You can sign in with {name} from now on. It then gives you your roles at each sign-in; your password still
        works.
      </Text>
      {joining.error ? <Alert color="red">{joining.error.message}</Alert> : null}
      <Button variant="default" loading={joining.isPending} onClick={() => joining.mutate()}>
        Join with {name}
      </Button>
    </Stack>
  );
}
