import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Shapes } from '../api/client';
import { Answers } from '../document/answers';
import { ChoiceButtons } from '../parts/choice-buttons';
import type { StateWord } from '../words/states';
import styles from './order-thread.module.css';
import { OursHead, standingWord } from './ours-head';

type Receipt = Shapes['ReceiptAdvised'];

interface Props {
  readonly receipt: Receipt;
  readonly partner: Shapes['PartnerRef'] | undefined;
}

/** What the partner hears of a receipt, of goods that went back, or of what was damaged. */
export function Came({ receipt, partner }: Props) {
  const [open, setOpen] = useState(false);
  const { number, usage, waits, dispatch } = receipt;
  const title = `Receiving advice ${number}`;
  return (
    <li className={styles['entry']} data-side="ours">
      <OursHead
        title={title}
        usage={usage}
        word={wordOf(receipt)}
        at={receipt.toldAt ?? receipt.doneAt}
        bytes={dispatch ? { open, onToggle: () => setOpen(!open) } : undefined}
      />
      {waits ? <Text size="sm">{waits.message}</Text> : null}
      {waits && partner ? (
        <Group gap={8} mt={4}>
          <ChoiceButtons
            compact
            subject={{ kind: 'exception', id: waits.exception }}
            title={title}
            partner={partner}
            choices={waits.choices}
            owner={waits.owner}
          />
        </Group>
      ) : null}
      {open && dispatch ? (
        <div className={styles['bytes']}>
          <Answers answers={[dispatch]} />
        </div>
      ) : null}
    </li>
  );
}

function wordOf({ waits, dispatch }: Receipt): StateWord {
  if (waits) return { word: 'Stopped', tone: 'red', icon: 'fail' };
  if (!dispatch) return { word: 'Not told', tone: 'plain', icon: 'wait' };
  const word = standingWord(dispatch.standing);
  return { word, tone: 'plain', icon: dispatch.state === 'sent' ? 'done' : 'wait' };
}
