import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { choose, type Choice, type Settlement } from '../api/choose';
import type { Shapes } from '../api/client';
import { partnerQuery, previewQuery } from '../api/queries';
import { IconCheck } from '../icons/icons';
import { choiceWords } from '../words/choices';
import { Settling } from './settling';
import { Telling } from './telling';
import { useTelling } from './use-telling';

interface Props {
  readonly choice: Choice;
  readonly subject: Shapes['ExceptionRow']['subject'];
  readonly title: string;
  readonly partner: Shapes['PartnerRef'];
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}

const least = 3;

/** Asks for the reason, and names what the choice will do before it is done. */
export function ChoiceDialog({ choice, subject, title, partner, onClose, onDone }: Props) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const live = useQuery({ ...partnerQuery(partner.id), enabled: choice === 'process-again' && partner.id !== '' });
  const settles = choice === 'accept' && subject.kind === 'document';
  const [settlement, setSettlement] = useState<Settlement>({});
  const takes = Object.values(settlement).includes('take');
  const deciding = useMutation({
    mutationFn: () => choose(subject, choice, reason.trim(), takes ? settlement : undefined),
    onSuccess: ({ message }) => {
      notifications.show({ color: 'green.8', icon: <IconCheck size={16} aria-hidden />, title, message });
      onClose();
      onDone?.();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  // Once it is decided there is nothing to look at before.
  const isDecided = deciding.isPending || deciding.isSuccess;
  const isOpen = settles && !isDecided;
  const preview = useQuery({ ...previewQuery(subject.id, settlement), enabled: isOpen });
  const telling = useTelling({ choice, subject, reason, isDecided });
  const words = choiceWords(choice, {
    ...{ kind: subject.kind, title, partner: partner.name, takes },
    offers: offersMore(preview.data),
    release: live.data?.release,
    told: telling.data,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= least) deciding.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={words.title} centered size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{words.consequence}</Text>
          {settles ? (
            <Settling preview={preview.data} error={preview.error} settlement={settlement} onChange={setSettlement} />
          ) : null}
          <Textarea
            label="Reason"
            description="Stands in the journal with your name. Say in a few words why."
            placeholder={placeholders[choice]}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={1000}
            required
            data-autofocus
          />
          <Telling refusal={telling.data} error={telling.error} />
          {deciding.error ? (
            <Alert color="red" title="Not done">
              {deciding.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={words.dangerous ? 'red.9' : 'quay'}
              loading={deciding.isPending}
              disabled={reason.trim().length < least}
            >
              {words.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Whether the order can take any of what differs. */
function offersMore(preview: Shapes['Preview'] | undefined): boolean {
  return preview?.differences.some(({ ways }) => ways.length > 1) ?? false;
}

const placeholders: Readonly<Record<Choice, string>> = {
  accept: 'Agreed by phone with ...',
  reject: 'Wrong price, supplier sends it again',
  'process-again': 'Price on the order corrected',
  send: 'The partner says that it has none',
  'was-sent': 'The partner has it, by telephone',
  withdraw: 'The order is placed by telephone',
};
