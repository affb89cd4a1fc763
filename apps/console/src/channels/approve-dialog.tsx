import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { approveHostKey } from '../api/channel-actions';
import { IconCheck } from '../icons/icons';
import { Copyable } from '../parts/copyable';

interface Props {
  readonly account: string;
  readonly about: string;
  readonly fingerprint: string;
  readonly onClose: () => void;
}

/** Shows the key of a server that nobody knows yet, and takes a person's yes to exactly that one. */
export function ApproveDialog({ account, about, fingerprint, onClose }: Props) {
  const client = useQueryClient();
  const approving = useMutation({
    mutationFn: () => approveHostKey(account, fingerprint),
    onSuccess: ({ message }) => {
      notifications.show({ color: 'green.8', icon: <IconCheck size={16} aria-hidden />, title: account, message });
      onClose();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`The key of ${account}`}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text>{about}. The server shows this key:</Text>
        <Copyable value={fingerprint} what="fingerprint" />
        <Text>
          Ask the partner for the fingerprint of its server, by telephone or from a page that you trust, and compare the
          two. With a wrong key, somebody in between reads and changes everything.
        </Text>
        {approving.error ? (
          <Alert color="red" title="Not approved">
            {approving.error.message}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Not now
          </Button>
          <Button loading={approving.isPending} onClick={() => approving.mutate()}>
            It is the same: approve
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
