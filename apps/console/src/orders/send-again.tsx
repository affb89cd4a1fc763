import { Alert, Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answered, api } from '../api/client';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly partner: string;
}

const least = 3;
const ways = [
  {
    value: 'same',
    label: 'The same bytes',
    description: 'With the same name and control number: where the partner has lost the file.',
  },
  {
    value: 'anew',
    label: 'The order as it is now',
    description:
      'As a new version with new numbers: a partner that has the order already may take it for a second one.',
  },
] as const;

/** Sends once more what went out, with the reason. */
export function SendAgain({ id, title, partner }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={`Send again: ${title}`} onClick={() => setOpen(true)}>
        Send again
      </Button>
      {open ? <Dialog id={id} title={title} partner={partner} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Dialog({ id, title, partner, onClose }: Props & { readonly onClose: () => void }) {
  const [how, setHow] = useState<'same' | 'anew'>('same');
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/outbound/{id}/send-again', { params: { path: { id } }, body: { how, reason: reason.trim() } }),
      ),
    onSuccess: ({ message }) => {
      notifications.show({ color: 'green.8', title, message });
      onClose();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= least) sending.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={`Send again to ${partner}: ${title}`} centered size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Radio.Group
            label="What goes out"
            value={how}
            onChange={(value) => setHow(value === 'anew' ? 'anew' : 'same')}
          >
            <Stack gap="xs" mt="xs">
              {ways.map((way) => (
                <Radio key={way.value} {...way} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label="Reason"
            description="Stands in the thread of the order with your name."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            minRows={2}
            autosize
            maxLength={1000}
            required
            data-autofocus
          />
          {sending.error ? (
            <Alert color="red" title="Not done">
              {sending.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={sending.isPending} disabled={reason.trim().length < least}>
              Send again
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
