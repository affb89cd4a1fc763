import { useQuery } from '@tanstack/react-query';
import type { Shapes } from '../api/client';
import { meQuery } from '../api/queries';
import { Loading } from '../parts/loading';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { roleWords } from '../words/roles';
import { MySessions } from './my-sessions';
import { PasswordForm } from './password-form';
import { ProviderSignIn } from './provider-sign-in';
import { SecondFactor } from './second-factor';

/** One's own account. */
export function AccountPage() {
  const { data, error, refetch } = useQuery(meQuery);
  return (
    <Page title="My account" sub={data ? whoWords(data) : undefined}>
      {data ? (
        <>
          <Section title="Where I am signed in">
            <MySessions sessions={data.sessions} />
          </Section>
          {data.provider ? (
            <Section title={`Sign-in with ${data.provider.name}`}>
              <ProviderSignIn provider={data.provider} />
            </Section>
          ) : null}
          <Section title="Second factor">
            <SecondFactor now={data.secondFactor} />
          </Section>
          <Section title="Password">
            <PasswordForm user={data.name} />
          </Section>
        </>
      ) : error ? (
        <Problem error={error} what="Your account" again={() => void refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Page>
  );
}

/** "Bea Buyer (bea): Procurement, Quality; only Kern" */
function whoWords({ name, displayName, roles, partners, companies }: Shapes['Me']): string {
  const does = roles.map((role) => roleWords[role].name).join(', ');
  const only = [...(partners ?? []), ...(companies ?? []).map((each) => `company ${each}`)];
  return `${displayName} (${name}): ${does}${only.length > 0 ? `; only ${only.join(', ')}` : ''}`;
}
