import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pauseQuery } from '../api/queries';
import { Only } from '../parts/only';
import { Section } from '../parts/page';
import { PauseDialog } from './pause-dialog';

/** Where everything can be paused. While it is, the banner on every page says how it goes on. */
export function PauseSection() {
  const { data } = useQuery(pauseQuery);
  const [asking, setAsking] = useState(false);
  if (!data) return null;
  return (
    <Section title="Traffic">
      {data.paused ? (
        <p>Paused: nothing is sent and nothing goes to Odoo.</p>
      ) : (
        <Group gap={12}>
          <span>Everything goes its way.</span>
          <Only may="pauseGateway">
            <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
              Pause everything
            </Button>
          </Only>
        </Group>
      )}
      {asking ? <PauseDialog onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
