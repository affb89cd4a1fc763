import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Shapes } from '../api/client';
import { endMySession } from '../api/people-actions';
import { meQuery } from '../api/queries';
import { DataTable, type Column } from '../parts/data-table';
import { When } from '../parts/when';
import { browserName } from './browser-name';

type Row = Shapes['OpenSession'];

/** Every open session, and a way to end it. */
export function MySessions({ sessions }: { readonly sessions: readonly Row[] }) {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: endMySession,
    onSuccess: ({ message }) => notifications.show({ color: 'green.8', title: 'Session', message }),
    onSettled: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const columns: readonly Column<Row>[] = [
    { title: 'Browser', cell: ({ agent }) => <span title={agent}>{browserName(agent)}</span>, grow: true },
    { title: 'Address', cell: ({ address }) => <span className="mono">{address}</span> },
    { title: 'Since', nowrap: true, cell: ({ openedAt }) => <When at={openedAt} />, from: 'medium' },
    { title: 'Last seen', cell: ({ seenAt }) => <When at={seenAt} />, end: true },
    {
      title: 'Sign out',
      cell: (row) =>
        row.here ? (
          'this one'
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Sign out at ${row.address}, ${browserName(row.agent)}`}
            onClick={() => ending.mutate(row.id)}
          >
            Sign out
          </Button>
        ),
      end: true,
    },
  ];
  return <DataTable label="Open sessions" columns={columns} rows={sessions} rowKey={({ id }) => id} opens={false} />;
}
