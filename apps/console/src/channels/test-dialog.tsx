import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { testChannel } from '../api/channel-actions';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import styles from './channels-page.module.css';

/** Tries a channel, and says of each thing that it is for how it went. Nothing stays on the other side. */
export function TestDialog({ account, onClose }: { readonly account: string; readonly onClose: () => void }) {
  const client = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['channel-test', account],
    queryFn: () => testChannel(account),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (data) void client.invalidateQueries({ queryKey: ['channels'] });
  }, [client, data]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Test of ${account}`}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {isFetching ? <Loading rows={4} height={24} /> : null}
        {error && !isFetching ? (
          <Alert color="red" title="Not tried">
            {error.message}
          </Alert>
        ) : null}
        {data && !isFetching ? (
          <>
            <Text>{data.ok ? 'Everything that this channel is for works.' : 'Not everything works.'}</Text>
            <ul className={styles['steps']} aria-label="What was tried">
              {data.steps.map(({ what, ok, text }) => (
                <li key={what}>
                  <Mark
                    is={ok ? { word: what, tone: 'plain', icon: 'done' } : { word: what, tone: 'red', icon: 'fail' }}
                  />
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" disabled={isFetching} onClick={() => void refetch()}>
            Test again
          </Button>
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
