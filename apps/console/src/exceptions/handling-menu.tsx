import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries';
import { colleaguesQuery } from '../api/work';
import { daysAhead } from '../words/dates';
import type { Handling } from './use-handling';

interface Props {
  readonly ids: readonly string[];
  /** Whose they are to settle: only who settles all of it can be given it. */
  readonly owners: readonly string[];
  readonly isAssigned: boolean;
  readonly isPutOff: boolean;
  readonly handling: Handling;
  /** What it is about, where the same menu stands on every row. */
  readonly title?: string;
}

/** Whose it is, and when it is to be done. */
export function HandlingMenu({ ids, owners, isAssigned, isPutOff, handling, title }: Props) {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={handling.isUnderWay}
          {...(title ? { 'aria-label': `Give or put off: ${title}` } : {})}
        >
          Give or put off
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Give</Menu.Label>
        <Menu.Item onClick={() => handling.give(ids, session?.user ?? null)}>To me</Menu.Item>
        <Colleagues owners={owners} but={session?.user} onGive={(to) => handling.give(ids, to)} />
        {isAssigned ? <Menu.Item onClick={() => handling.give(ids, null)}>To nobody in particular</Menu.Item> : null}
        <Menu.Label>Put off</Menu.Label>
        {isPutOff ? (
          <Menu.Item onClick={() => handling.putOff(ids, null)}>Take it up again</Menu.Item>
        ) : (
          daysAhead(new Date()).map(({ words, at }) => (
            <Menu.Item key={words} onClick={() => handling.putOff(ids, at.toISOString())}>
              {words}
            </Menu.Item>
          ))
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Colleagues({
  owners,
  but,
  onGive,
}: {
  readonly owners: readonly string[];
  readonly but: string | undefined;
  readonly onGive: (account: string) => void;
}) {
  const { data } = useQuery(colleaguesQuery);
  const able = (data?.people ?? []).filter(
    (each) => each.account !== but && owners.every((owner) => each.owners.some((own) => own === owner)),
  );
  return able.map(({ account, name }) => (
    <Menu.Item key={account} onClick={() => onGive(account)}>
      To {name}
    </Menu.Item>
  ));
}
