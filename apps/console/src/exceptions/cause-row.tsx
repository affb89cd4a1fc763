import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Choice } from '../api/choose';
import type { Shapes } from '../api/client';
import { useIsMine } from '../api/may';
import { workRowsQuery } from '../api/work';
import { Loading } from '../parts/loading';
import { When } from '../parts/when';
import { choiceLabel } from '../words/choices';
import { day } from '../words/dates';
import { money } from '../words/numbers';
import { ownerWord } from '../words/owners';
import styles from './cause.module.css';
import { ExceptionChoices } from './exception-choices';
import { ExceptionTitle } from './exception-title';
import { HandlingMenu } from './handling-menu';
import { Remarks } from './remarks';
import type { Handling } from './use-handling';

type Cause = Shapes['Work']['causes'][number];
type Row = Shapes['ExceptionRow'];

interface Props {
  readonly cause: Cause;
  readonly isChosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  /** Several are settled for one reason. */
  readonly onSettle: (choice: Choice) => void;
  readonly handling: Handling;
}

/** What waits for one reason: a line for one thing or for several, and the rest where somebody wants it. */
export function CauseRow({ cause, isChosen, onChoose, onSettle, handling }: Props) {
  const { row, count, ids } = cause;
  const [isOpen, setIsOpen] = useState(false);
  const isMine = useIsMine(row.owner);
  const name = count === 1 ? row.title : `${count} for one reason: ${row.title}`;
  return (
    <li className={styles['cause']} data-row="" data-chosen={isChosen ? '' : undefined}>
      <div className={styles['line']}>
        {isMine ? (
          <Checkbox
            aria-label={`Select ${name}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        ) : null}
        <Said row={row} count={count} isOpen={isOpen} />
        <div className={styles['acts']}>
          {count > 1 && isMine ? <ChoicesForAll cause={cause} onSettle={onSettle} /> : <ExceptionChoices row={row} />}
          {isMine ? (
            <HandlingMenu
              ids={ids}
              owners={[row.owner]}
              isAssigned={row.assignee !== null}
              isPutOff={isPutOff(row)}
              handling={handling}
              title={name}
            />
          ) : null}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Less' : moreWords(cause)}: ${name}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? 'Less' : moreWords(cause)}
          </Button>
        </div>
      </div>
      {isOpen ? <More cause={cause} /> : null}
    </li>
  );
}

function More({ cause: { row, count, ids } }: Pick<Props, 'cause'>) {
  return (
    <div className={styles['more']}>{count > 1 ? <Each ids={ids} /> : <Remarks id={row.id} title={row.title} />}</div>
  );
}

function isPutOff({ putOffUntil }: Row): boolean {
  return putOffUntil !== null && new Date(putOffUntil) > new Date();
}

function ChoicesForAll({ cause: { row, count, ids }, onSettle }: Pick<Props, 'cause' | 'onSettle'>) {
  // Of very many the oldest are settled first: the rest is on show afterwards.
  const those = ids.length === count ? `all ${count}` : `the oldest ${ids.length}`;
  return row.choices.map((choice) => (
    <Button
      key={choice}
      size="compact-sm"
      variant="default"
      data-choice={choice}
      aria-label={`${choiceLabel(choice)} ${those}: ${row.title}`}
      onClick={() => onSettle(choice)}
    >
      {choiceLabel(choice)} {those}
    </Button>
  ));
}

function moreWords({ count, ids, row }: Cause): string {
  if (count > 1) return `Show ${ids.length}`;
  return row.remarks > 0 ? `More (${row.remarks})` : 'More';
}

function Said({ row, count, isOpen }: { readonly row: Row; readonly count: number; readonly isOpen: boolean }) {
  const { amount, currency, due, assignee, putOffUntil } = row;
  return (
    <div className={styles['what']}>
      <span className={styles['title']}>
        <ExceptionTitle row={row} />
        {count > 1 ? <span>and {count - 1} more like it</span> : null}
        {amount === null || count > 1 ? null : <span className={styles['amount']}>{money(amount, currency)}</span>}
      </span>
      <span className={styles['about']}>
        {row.partner.name} · for {ownerWord(row.owner).toLowerCase()} · opened <When at={row.openedAt} />
        {due === null ? null : ` · due ${day(due)}`}
        {assignee === null ? null : ` · ${assignee.name} has it`}
        {putOffUntil === null ? null : (
          <>
            {' · put off until '}
            <When at={putOffUntil} ahead />
          </>
        )}
      </span>
      <p className={styles['reason']} data-whole={isOpen ? '' : undefined}>
        {row.message}
      </p>
    </div>
  );
}

/** Those that wait for one reason, each by itself. */
function Each({ ids }: { readonly ids: readonly string[] }) {
  const { data, error } = useQuery(workRowsQuery(ids));
  if (error) return <p>{error.message}</p>;
  if (!data) return <Loading rows={3} height={40} />;
  return (
    <ul className={styles['each']}>
      {data.rows.map((row) => (
        <li key={row.id} className={styles['line']}>
          <Said row={row} count={1} isOpen />
          <ExceptionChoices row={row} />
        </li>
      ))}
    </ul>
  );
}
