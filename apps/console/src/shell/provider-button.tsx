import { Button } from '@mantine/core';

/** Leads to the identity provider, which leads back. */
export function ProviderButton({ name }: { readonly name: string }) {
  return (
    <Button component="a" href="/api/sign-in/provider">
      Sign in with {name}
    </Button>
  );
}
