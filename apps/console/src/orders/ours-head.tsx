import { Button, Group, Text } from '@mantine/core';
import { Mark } from '../parts/mark';
import { When } from '../parts/when';
import type { StateWord } from '../words/states';

interface Props {
  readonly title: string;
  readonly usage: 'live' | 'test';
  readonly word: StateWord;
  readonly at: string;
  /** Whether the bytes are shown; nothing where there are none yet. */
  readonly bytes: { readonly open: boolean; readonly onToggle: () => void } | undefined;
}

/** The first line of what we said in a thread: what it is, how far it has come, and its bytes. */
export function OursHead({ title, usage, word, at, bytes }: Props) {
  return (
    <Group gap={10} wrap="wrap">
      <Text size="sm" fw={600}>
        We
      </Text>
      <span>
        {title}
        {usage === 'test' ? ' (test)' : ''}
      </span>
      <Mark is={word} />
      <When at={at} />
      {bytes ? (
        <Button size="compact-xs" variant="subtle" aria-expanded={bytes.open} onClick={bytes.onToggle}>
          {bytes.open ? 'Hide the bytes' : 'Show the bytes'}
        </Button>
      ) : null}
    </Group>
  );
}

/** How far a dispatch has come in the words of its channel, as the beginning of a sentence. */
export function standingWord(standing: string): string {
  return standing.charAt(0).toUpperCase() + standing.slice(1);
}
