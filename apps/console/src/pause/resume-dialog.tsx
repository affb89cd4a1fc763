import { Alert, Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shapes } from '../api/client';
import { resumeGateway } from '../api/pause-actions';
import { IconCheck } from '../icons/icons';
import { plural } from '../words/numbers';

type Pause = Shapes['GatewayPause'];
type Uncertain = Shapes['Resuming']['uncertain'];

/** Says what goes out and what goes to Odoo when the pause is lifted, before it is. */
export function ResumeDialog({ pause, onClose }: { readonly pause: Pause; readonly onClose: () => void }) {
  const [uncertain, setUncertain] = useState<Uncertain>('wait');
  const [known, setKnown] = useState(false);
  const client = useQueryClient();
  const resuming = useMutation({
    mutationFn: () => resumeGateway({ uncertain, holes: known ? 'known' : 'none' }),
    onSuccess: ({ message }) => {
      notifications.show({ color: 'green.8', icon: <IconCheck size={16} aria-hidden />, title: 'Lifted', message });
      onClose();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title="Let everything go on"
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text>{consequence(pause)}</Text>
        {pause.uncertain > 0 ? (
          <Radio.Group
            label={`${plural(pause.uncertain, 'dispatch', 'dispatches')} may have been sent before the backup was restored`}
            value={uncertain}
            onChange={(value) => setUncertain(value === 'send' ? 'send' : 'wait')}
          >
            <Stack gap={8} mt={8}>
              <Radio value="wait" label="Each waits for a decision, under Exceptions" />
              <Radio
                value="send"
                label="All are sent again"
                description="With the bytes, names and control numbers that they had: a partner who checks those takes none of them twice."
              />
            </Stack>
          </Radio.Group>
        ) : null}
        {pause.obstacle === null ? null : (
          <Alert color="yellow" title="Not reconciled">
            {pause.obstacle.message}
            {pause.obstacle.mayBeKnown ? (
              <Checkbox
                mt={8}
                label="I know of them, and go on all the same"
                checked={known}
                onChange={(event) => setKnown(event.currentTarget.checked)}
              />
            ) : null}
          </Alert>
        )}
        {resuming.error ? (
          <Alert color="red" title="Not done">
            {resuming.error.message}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button
            loading={resuming.isPending}
            disabled={pause.obstacle !== null && !known}
            onClick={() => resuming.mutate()}
            data-autofocus
          >
            Let everything go on
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function consequence({ documents, dispatches }: Pause): string {
  const parts = [
    documents > 0 && `${plural(documents, 'document goes', 'documents go')} to Odoo`,
    dispatches > 0 && `${plural(dispatches, 'dispatch goes', 'dispatches go')} out to partners`,
  ].filter((each) => each !== false);
  return parts.length > 0 ? `At once, ${parts.join(' and ')}.` : 'Nothing waits. What comes from now on goes its way.';
}
