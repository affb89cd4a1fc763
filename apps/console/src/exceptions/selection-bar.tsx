import { Button, Text } from '@mantine/core';
import type { Choice } from '../api/choose';
import type { Shapes } from '../api/client';
import { choiceLabel } from '../words/choices';
import { plural } from '../words/numbers';
import styles from './cause.module.css';
import { HandlingMenu } from './handling-menu';
import type { Handling } from './use-handling';

type Cause = Shapes['Work']['causes'][number];

interface Props {
  readonly chosen: readonly Cause[];
  readonly handling: Handling;
  readonly onSettle: (choice: Choice) => void;
  readonly onClear: () => void;
}

/** What can be done with everything that is selected: only what each of it offers. */
export function SelectionBar({ chosen, handling, onSettle, onClear }: Props) {
  const ids = chosen.flatMap((each) => each.ids);
  const choices = choicesOfAll(chosen);
  return (
    <div className={styles['bar']} role="region" aria-label="What is selected">
      <Text fw={600}>{plural(ids.length, 'thing')} selected</Text>
      {choices.map((choice) => (
        <Button key={choice} size="compact-sm" variant="default" onClick={() => onSettle(choice)}>
          {choiceLabel(choice)} all
        </Button>
      ))}
      {choices.length === 0 ? <Text size="sm">There is no choice that all of it offers.</Text> : null}
      <HandlingMenu
        ids={ids}
        owners={[...new Set(chosen.map(({ row }) => row.owner))]}
        isAssigned={chosen.some(({ row }) => row.assignee !== null)}
        isPutOff={chosen.every(({ row }) => row.putOffUntil !== null)}
        handling={handling}
      />
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

function choicesOfAll(chosen: readonly Cause[]): readonly Choice[] {
  const [first, ...others] = chosen.map(({ row }) => row.choices);
  return (first ?? []).filter((choice) => others.every((each) => each.includes(choice)));
}
