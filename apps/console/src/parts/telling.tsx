import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { Shapes } from '../api/client';
import styles from './telling.module.css';

interface Props {
  readonly refusal: Shapes['RefusalPreview'] | undefined;
  readonly error: Error | null;
}

/** What the partner is told of a refusal; where no answer goes to it, the text to copy. */
export function Telling({ refusal, error }: Props) {
  if (error) {
    return (
      <Alert color="yellow" title="What the partner is told cannot be shown">
        {error.message}
      </Alert>
    );
  }
  if (!refusal) return null;
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {refusal.way === null ? 'To tell the partner' : 'What the partner is told'}
        </Text>
        {refusal.way === null ? <Copying text={refusal.text} /> : null}
      </Group>
      <Text size="sm" className={styles['text'] ?? ''}>
        {refusal.text}
      </Text>
    </Stack>
  );
}

function Copying({ text }: { readonly text: string }) {
  const { copy, copied } = useClipboard({ timeout: 1500 });
  return (
    <Button size="compact-sm" variant="default" onClick={() => copy(text)}>
      {copied ? 'Copied' : 'Copy the text'}
    </Button>
  );
}
