import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { pauseGateway } from '../api/pause-actions';

const least = 3;

/** Asks why, and says what pausing means, before it is done. */
export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const pausing = useMutation({
    mutationFn: () => pauseGateway(reason.trim()),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= least) pausing.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Pause everything"
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            Nothing is sent to partners and nothing goes to Odoo until somebody lifts it. Files are still received and
            read, and partners hear that they came.
          </Text>
          <Textarea
            label="Reason"
            description="Stands on every page until the pause is lifted."
            placeholder="Odoo moves to another server"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={1000}
            required
            data-autofocus
          />
          {pausing.error ? (
            <Alert color="red" title="Not done">
              {pausing.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.9" loading={pausing.isPending} disabled={reason.trim().length < least}>
              Pause everything
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
