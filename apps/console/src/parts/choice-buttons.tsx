import { Button, Group, Kbd, Text } from '@mantine/core';
import { useState } from 'react';
import type { Choice, Subject } from '../api/choose';
import type { Shapes } from '../api/client';
import { useIsMine } from '../api/may';
import { ownerWord } from '../words/owners';
import { choiceLabel } from '../words/choices';
import { ChoiceDialog } from './choice-dialog';

const keyOf: Partial<Record<Choice, string>> = { accept: 'a', reject: 'r', 'process-again': 'p' };

interface Props {
  readonly subject: Subject;
  readonly title: string;
  readonly partner: Shapes['PartnerRef'];
  readonly choices: readonly Choice[];
  /** Whose it is to settle; nothing where nobody is asked about it. */
  readonly owner: string | null | undefined;
  /** In a list, where the choices repeat on every row. */
  readonly compact?: boolean;
  readonly onDone?: () => void;
}

/** What a person can decide here. Each asks for a reason first, and says what it will do. */
export function ChoiceButtons({ subject, title, partner, choices, owner, compact = false, onDone }: Props) {
  const [asking, setAsking] = useState<Choice | null>(null);
  const isMine = useIsMine(owner ?? null);
  if (choices.length === 0) return null;
  if (!isMine)
    return owner ? (
      <Text size="sm" c="dimmed">
        {ownerWord(owner)} settles this.
      </Text>
    ) : null;
  return (
    <>
      <Group gap={8} wrap="wrap" data-choices>
        {choices.map((choice) => (
          <Button
            key={choice}
            size={compact ? 'compact-sm' : 'sm'}
            variant={choice === 'accept' && !compact ? 'filled' : 'default'}
            data-choice={choice}
            aria-label={compact ? `${choiceLabel(choice)}: ${title}` : undefined}
            rightSection={compact ? undefined : <Kbd size="xs">{keyOf[choice]}</Kbd>}
            onClick={() => setAsking(choice)}
          >
            {choiceLabel(choice)}
          </Button>
        ))}
      </Group>
      {asking ? (
        <ChoiceDialog
          choice={asking}
          subject={subject}
          title={title}
          partner={partner}
          onClose={() => setAsking(null)}
          onDone={onDone}
        />
      ) : null}
    </>
  );
}
