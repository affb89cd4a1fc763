import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shapes } from '../api/client';
import { useMay } from '../api/may';
import { peopleQuery } from '../api/queries';
import { DataTable, type Column } from '../parts/data-table';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { roleWords } from '../words/roles';
import type { StateWord } from '../words/states';
import { PersonDialog, type Editing } from './person-dialog';

type Person = Shapes['Person'];

const standings: Readonly<Record<Person['standing'], StateWord>> = {
  invited: { word: 'Invited', tone: 'amber', icon: 'wait' },
  active: { word: 'Active', tone: 'plain', icon: 'done' },
  disabled: { word: 'Disabled', tone: 'plain', icon: 'off' },
};

/** Who may use the console, and what each may. */
export function PeoplePage() {
  const { data, error, refetch } = useQuery(peopleQuery);
  const [editing, setEditing] = useState<Editing>();
  const invites = useMay('invitePerson');
  return (
    <Page
      title="People"
      sub="Who may use the console, what each may do, and which partners each sees."
      actions={invites ? <Button onClick={() => setEditing({ person: undefined })}>Invite somebody</Button> : null}
    >
      {data ? (
        <DataTable
          label="People"
          columns={columnsOf(data, invites ? setEditing : undefined)}
          rows={data.rows}
          rowKey={({ name }) => name}
          opens={false}
        />
      ) : error ? (
        <Problem error={error} what="The people" again={() => void refetch()} />
      ) : (
        <Loading rows={6} />
      )}
      {editing && data ? <PersonDialog editing={editing} people={data} onClose={() => setEditing(undefined)} /> : null}
    </Page>
  );
}

function columnsOf(
  { partners }: Shapes['People'],
  onEdit: ((editing: Editing) => void) | undefined,
): readonly Column<Person>[] {
  const nameOf = (id: string) => partners.find((each) => each.id === id)?.name ?? id;
  return [
    { title: 'Name', nowrap: true, cell: ({ name, displayName }) => `${displayName} (${name})` },
    { title: 'Roles', cell: ({ roles }) => roles.map((role) => roleWords[role].name).join(', '), grow: true },
    { title: 'Sees', nowrap: true, cell: (row) => seesWords(row, nameOf), from: 'medium' },
    { title: 'Second factor', cell: ({ secondFactor }) => (secondFactor ? 'yes' : 'no'), from: 'wide' },
    { title: 'State', cell: ({ standing }) => <Mark is={standings[standing]} />, nowrap: true },
    ...(onEdit ? [changing(onEdit)] : []),
  ];
}

function changing(onEdit: (editing: Editing) => void): Column<Person> {
  return {
    title: 'Change',
    cell: (person) => (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Change ${person.displayName}`}
        onClick={() => onEdit({ person })}
      >
        Change
      </Button>
    ),
    end: true,
  };
}

/** "all partners", "Kern, Acme", "company default/1" */
function seesWords({ partners, companies }: Person, nameOf: (id: string) => string): string {
  const only = [...(partners ?? []).map(nameOf), ...(companies ?? []).map((each) => `company ${each}`)];
  if (partners === null && companies === null) return 'all partners';
  return only.length === 0 ? 'no partner' : only.join(', ');
}
