import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What it will do, before it is done. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly act: (reason: string) => Promise<{ readonly message: string }>;
  readonly onClose: () => void;
}

const least = 3;

/** Asks for the reason of an act, says what the act will do, and does it. */
export function ReasonDialog({ title, children, confirm, act, onClose }: Props) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const acting = useMutation({
    mutationFn: () => act(reason.trim()),
    onSuccess: ({ message }) => {
      notifications.show({ color: 'green.8', title, message });
      onClose();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= least) acting.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {children}
          <Textarea
            label="Reason"
            description="Stands in the journal with your name. Say in a few words why."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            minRows={2}
            autosize
            maxLength={1000}
            required
            data-autofocus
          />
          {acting.error ? (
            <Alert color="red" title="Not done">
              {acting.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={acting.isPending} disabled={reason.trim().length < least}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
