import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Reason } from './use-reason';

interface Props {
  readonly reason: Reason;
  readonly title: string;
  /** What it will do, before it is done. */
  readonly children: ReactNode;
  /** Stands below the reason, and may follow from it. */
  readonly below?: ReactNode;
  readonly description?: string;
  readonly placeholder?: string | undefined;
  readonly confirm: string;
  readonly dangerous?: boolean;
  readonly onClose: () => void;
}

/** Asks for the reason of an act, with what the act will do. */
export function ReasonForm({ reason, title, children, below, confirm, onClose, ...words }: Props) {
  const { description = 'Stands in the journal with your name. Say in a few words why.', placeholder } = words;
  return (
    <Modal opened onClose={onClose} title={title} centered size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={reason.submit}>
        <Stack gap="md">
          {children}
          <Textarea
            label="Reason"
            description={description}
            placeholder={placeholder}
            value={reason.text}
            onChange={(event) => reason.setText(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={1000}
            required
            data-autofocus
          />
          {below}
          {reason.error ? (
            <Alert color="red" title="Not done">
              {reason.error.message}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={words.dangerous ? 'red.9' : 'quay'}
              loading={reason.isUnderWay}
              disabled={!reason.isEnough}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
