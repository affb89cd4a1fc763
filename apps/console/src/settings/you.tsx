import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/may';
import { sessionQuery } from '../api/queries';
import { Section } from '../parts/page';
import { useColours, useLeaving } from '../shell/session-actions';

/** What the foot of the rail offers, for screens that have no room for it. */
export function You() {
  const { data: session } = useQuery(sessionQuery);
  const { dark, turn } = useColours();
  const leave = useLeaving();
  const seesPeople = useMay('listPeople');
  const seesAudit = useMay('listAudit');
  return (
    <Section title={`Signed in as ${session?.displayName ?? session?.user ?? ''}`}>
      <Group gap={8}>
        <Button variant="default" renderRoot={(props) => <Link to="/account" {...props} />}>
          My account
        </Button>
        {seesPeople ? (
          <Button variant="default" renderRoot={(props) => <Link to="/people" {...props} />}>
            People
          </Button>
        ) : null}
        {seesAudit ? (
          <Button variant="default" renderRoot={(props) => <Link to="/audit" {...props} />}>
            Audit log
          </Button>
        ) : null}
        <Button variant="default" onClick={turn}>
          {dark ? 'Light colours' : 'Dark colours'}
        </Button>
        <Button variant="default" onClick={leave}>
          Sign out
        </Button>
      </Group>
    </Section>
  );
}
