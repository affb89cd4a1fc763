import { Alert, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client';
import { partnerPauseQuery } from '../api/queries';
import { Only } from '../parts/only';
import { ReasonDialog } from '../parts/reason-dialog';
import { When } from '../parts/when';

/** Whether anything goes out to a partner, and the way to pause and resume that. What comes in always comes in. */
export function OutgoingPause({ partner }: { readonly partner: Shapes['PartnerRef'] }) {
  const { data } = useQuery(partnerPauseQuery(partner.id));
  const [open, setOpen] = useState(false);
  if (!data) return null;
  const { paused } = data;
  const params = { path: { partner: partner.id } };
  const act = (reason: string) =>
    paused
      ? answered(api.POST('/api/partners/{partner}/resume', { params, body: { reason } }))
      : answered(api.POST('/api/partners/{partner}/pause', { params, body: { reason } }));
  const verb = paused ? 'Resume what goes out' : 'Pause what goes out';
  return (
    <>
      {paused ? (
        <Alert color="yellow" title={`Nothing goes out to ${partner.name}`}>
          {paused.by} has paused it <When at={paused.since} />: {paused.reason}
        </Alert>
      ) : null}
      <Only may="pausePartner">
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
          {verb}
        </Button>
      </Only>
      {open ? (
        <ReasonDialog title={`${verb} to ${partner.name}`} confirm={verb} act={act} onClose={() => setOpen(false)}>
          <Text>
            {paused
              ? 'Everything that waits goes out at once, in its order.'
              : 'Orders, changes and answers wait here until it is resumed. What the partner sends is received and delivered as before.'}
          </Text>
        </ReasonDialog>
      ) : null}
    </>
  );
}
