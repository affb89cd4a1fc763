import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { assign, putOff } from '../api/work';
import type { Shapes } from '../api/client';
import { IconCheck } from '../icons/icons';

type Handled = Shapes['Handled'];

/** Something that is done about what waits, and how it is taken back. */
interface Act {
  readonly act: () => Promise<Handled>;
  readonly undo: (before: Handled['before']) => Promise<unknown>;
}

export interface Handling {
  readonly give: (ids: readonly string[], to: string | null) => void;
  readonly putOff: (ids: readonly string[], until: string | null) => void;
  readonly isUnderWay: boolean;
}

/** Gives work to somebody, or puts it off; each is said, and can be taken back. */
export function useHandling(onDone?: () => void): Handling {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  const { mutate, isPending } = useMutation({
    mutationFn: ({ act }: Act) => act(),
    onSuccess: ({ message, before }, { undo }) => {
      again();
      onDone?.();
      showDone(message, () => void undo(before).then(again));
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not done', message: error.message }),
  });
  return {
    give: (ids, to) => mutate({ act: () => assign(ids, to), undo: (before) => eachOf(before, 'assignee', assign) }),
    putOff: (ids, until) =>
      mutate({ act: () => putOff(ids, until), undo: (before) => eachOf(before, 'putOffUntil', putOff) }),
    isUnderWay: isPending,
  };
}

/** What was the same before goes back together. */
async function eachOf(
  before: Handled['before'],
  field: 'assignee' | 'putOffUntil',
  put: (ids: readonly string[], to: string | null) => Promise<unknown>,
): Promise<void> {
  for (const [value, rows] of Map.groupBy(before, (row) => row[field])) {
    await put(
      rows.map(({ id }) => id),
      value,
    );
  }
}

function showDone(message: string, undo: () => void): void {
  const id = notifications.show({
    color: 'green.8',
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
