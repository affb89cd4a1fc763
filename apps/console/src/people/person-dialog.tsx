import { Alert, Button, Checkbox, Group, Modal, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Shapes } from '../api/client';
import { changePerson, disablePerson, enablePerson, invite, makeLink, takeSecondFactor } from '../api/people-actions';
import { peopleQuery } from '../api/queries';
import { Copyable } from '../parts/copyable';
import { When } from '../parts/when';
import { allRoles, roleWords } from '../words/roles';

type Person = Shapes['Person'];
type Link = Shapes['PersonLink'];

/** Who is changed; nobody where somebody is invited. */
export interface Editing {
  readonly person: Person | undefined;
}

interface Props {
  readonly editing: Editing;
  readonly people: Shapes['People'];
  readonly onClose: () => void;
}

/** Invites somebody, or changes what somebody may. */
export function PersonDialog({ editing: { person }, people, onClose }: Props) {
  const [link, setLink] = useState<Link>();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={person ? `${person.displayName} (${person.name})` : 'Invite somebody'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {link ? (
        <LinkShown link={link} onClose={onClose} />
      ) : (
        <Stack gap="lg">
          <PersonForm person={person} people={people} onLink={setLink} onClose={onClose} />
          {person ? <Acts person={person} onLink={setLink} onClose={onClose} /> : null}
        </Stack>
      )}
    </Modal>
  );
}

function LinkShown({ link, onClose }: { readonly link: Link; readonly onClose: () => void }) {
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">
        Send this link to the person. Whoever has it sets the password, once, until <When at={link.expiresAt} />. It is
        not shown again.
      </Text>
      <Copyable value={`${location.origin}${link.path}`} what="link to set a password" />
      <Button onClick={onClose}>Done</Button>
    </Stack>
  );
}

interface FormProps {
  readonly person: Person | undefined;
  readonly people: Shapes['People'];
  readonly onLink: (link: Link) => void;
  readonly onClose: () => void;
}

function PersonForm({ person, people, onLink, onClose }: FormProps) {
  const [name, setName] = useState('');
  const [terms, setTerms] = useState<Shapes['PersonTerms']>(person ? termsOf(person) : nobody);
  const saving = useSaving(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(async () => {
      if (person) return (await changePerson(person.name, terms)).message;
      onLink(await invite({ name, ...terms }));
      return undefined;
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {person ? null : (
          <TextInput
            label="Name to sign in with"
            description="It stands in the journal and never changes"
            required
            withAsterisk={false}
            autoCapitalize="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <Terms terms={terms} people={people} onChange={setTerms} />
        {saving.error ? <Alert color="red">{saving.error.message}</Alert> : null}
        <Button type="submit" loading={saving.isPending} disabled={terms.roles.length === 0} w="fit-content">
          {person ? 'Save' : 'Invite'}
        </Button>
      </Stack>
    </form>
  );
}

const nobody: Shapes['PersonTerms'] = { displayName: '', email: null, roles: [], partners: null, companies: null };

function termsOf({ displayName, email, roles, partners, companies }: Person): Shapes['PersonTerms'] {
  return { displayName, email, roles, partners, companies };
}

interface TermsProps {
  readonly terms: Shapes['PersonTerms'];
  readonly people: Shapes['People'];
  readonly onChange: (terms: Shapes['PersonTerms']) => void;
}

function Terms({ terms, people, onChange }: TermsProps) {
  return (
    <>
      <TextInput
        label="Full name"
        required
        withAsterisk={false}
        value={terms.displayName}
        onChange={(event) => onChange({ ...terms, displayName: event.currentTarget.value })}
      />
      <TextInput
        label="Mail address"
        type="email"
        value={terms.email ?? ''}
        onChange={(event) => onChange({ ...terms, email: event.currentTarget.value || null })}
      />
      <Checkbox.Group
        label="Roles"
        value={terms.roles}
        onChange={(chosen) => onChange({ ...terms, roles: allRoles.filter((role) => chosen.includes(role)) })}
      >
        <Stack gap={6} mt={4}>
          {allRoles.map((role) => (
            <Checkbox key={role} value={role} label={`${roleWords[role].name}: ${roleWords[role].does}`} />
          ))}
        </Stack>
      </Checkbox.Group>
      <MultiSelect
        label="Only these partners"
        description="Nothing chosen: all of them"
        data={people.partners.map(({ id, name }) => ({ value: id, label: name }))}
        value={terms.partners ?? []}
        onChange={(partners) => onChange({ ...terms, partners: partners.length > 0 ? partners : null })}
        searchable
        clearable
      />
      {people.companies.length > 0 || terms.companies ? (
        <MultiSelect
          label="Only these companies"
          description="As Odoo connection and company; nothing chosen: all of them"
          data={[...new Set([...people.companies, ...(terms.companies ?? [])])]}
          value={terms.companies ?? []}
          onChange={(companies) => onChange({ ...terms, companies: companies.length > 0 ? companies : null })}
          clearable
        />
      ) : null}
    </>
  );
}

interface ActsProps {
  readonly person: Person;
  readonly onLink: (link: Link) => void;
  readonly onClose: () => void;
}

/** What else can be done about somebody; each says what it will do. */
function Acts({ person: { name, standing, secondFactor }, onLink, onClose }: ActsProps) {
  const saving = useSaving(onClose);
  const act = (doing: () => Promise<Shapes['Chosen']>) => saving.mutate(async () => (await doing()).message);
  return (
    <Stack gap="xs">
      {saving.error ? <Alert color="red">{saving.error.message}</Alert> : null}
      <Group gap={8}>
        {standing === 'disabled' ? (
          <Button variant="default" onClick={() => act(() => enablePerson(name))}>
            Let in again
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              onClick={() =>
                saving.mutate(async () => {
                  onLink(await makeLink(name));
                  return undefined;
                })
              }
            >
              {standing === 'invited' ? 'New invitation link' : 'Link for a new password'}
            </Button>
            <Button variant="default" color="red" onClick={() => act(() => disablePerson(name))}>
              Disable: ends all sessions
            </Button>
          </>
        )}
        {secondFactor ? (
          <Button variant="default" onClick={() => act(() => takeSecondFactor(name))}>
            Take the second factor away
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

/** Does something, says what was done and closes; what gives nothing to say stays open. */
function useSaving(onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (doing: () => Promise<string | undefined>) => doing(),
    onSuccess: (message) => {
      void client.invalidateQueries({ queryKey: peopleQuery.queryKey });
      if (message === undefined) return;
      notifications.show({ color: 'green.8', title: 'People', message });
      onClose();
    },
  });
}
