import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pauseChannel, resumeChannel, unlockLogin } from '../api/channel-actions';
import type { Shapes } from '../api/client';
import { useMay } from '../api/may';
import { IconCheck } from '../icons/icons';
import { ApproveDialog } from './approve-dialog';
import { TestDialog } from './test-dialog';

/** What can be done with a channel here. */
export function ChannelButtons({ row }: { readonly row: Shapes['ChannelRow'] }) {
  const { account, state, can, hostKey, locks } = row;
  const [open, setOpen] = useState<'test' | 'approve' | null>(null);
  const client = useQueryClient();
  const paused = state === 'paused';
  const may = useMay('pauseChannel');
  const turning = useMutation({
    mutationFn: (turn: (account: string) => Promise<Shapes['Chosen']>) => turn(account),
    onSuccess: ({ message }) => {
      notifications.show({ color: 'green.8', icon: <IconCheck size={16} aria-hidden />, title: account, message });
    },
    onError: (error) => notifications.show({ color: 'red', title: `${account}: not done`, message: error.message }),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  const close = () => setOpen(null);
  if (!may) return null;
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {can.approve ? (
        <Button
          size="compact-sm"
          variant="filled"
          aria-label={`Look at the key of ${account}`}
          onClick={() => setOpen('approve')}
        >
          Look at the key
        </Button>
      ) : null}
      {locks.length > 0 ? (
        <Button
          size="compact-sm"
          variant="filled"
          aria-label={`Unlock ${account}`}
          loading={turning.isPending}
          onClick={() => turning.mutate(unlockLogin)}
        >
          Unlock
        </Button>
      ) : null}
      {can.test ? (
        <Button size="compact-sm" variant="default" aria-label={`Test ${account}`} onClick={() => setOpen('test')}>
          Test
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${paused ? 'Resume' : 'Pause'} ${account}`}
        loading={turning.isPending}
        onClick={() => turning.mutate(paused ? resumeChannel : pauseChannel)}
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
      {open === 'test' ? <TestDialog account={account} onClose={close} /> : null}
      {open === 'approve' && hostKey.offered ? (
        <ApproveDialog account={account} about={row.about} fingerprint={hostKey.offered} onClose={close} />
      ) : null}
    </Group>
  );
}
