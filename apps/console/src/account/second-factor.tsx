import { Alert, Button, Code, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState, type FormEvent } from 'react';
import type { Shapes } from '../api/client';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '../api/people-actions';
import { meQuery } from '../api/queries';
import { Copyable } from '../parts/copyable';
import { When } from '../parts/when';

type Now = Shapes['Me']['secondFactor'];

/** A code of an authenticator app beside the password: how it stands, setting it up, taking it away. */
export function SecondFactor({ now }: { readonly now: Now }) {
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>();
  const beginning = useMutation({ mutationFn: beginSecondFactor });
  const changed = () => client.invalidateQueries({ queryKey: meQuery.queryKey });
  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        onClose={() => {
          setCodes(undefined);
          beginning.reset();
        }}
      />
    );
  }
  if (now) return <InUse now={now} onEnded={() => void changed()} />;
  if (beginning.data) {
    return (
      <SettingUp
        made={beginning.data}
        onDone={(made) => {
          setCodes(made);
          void changed();
        }}
      />
    );
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">
        A code from an authenticator app on your telephone is asked for besides the password. Who has only the password
        does not come in.
      </Text>
      {beginning.error ? <Alert color="red">{beginning.error.message}</Alert> : null}
      <Button variant="default" loading={beginning.isPending} onClick={() => beginning.mutate()}>
        Set it up
      </Button>
    </Stack>
  );
}

function SettingUp({
  made,
  onDone,
}: {
  readonly made: Shapes['SecondFactor'];
  readonly onDone: (codes: readonly string[]) => void;
}) {
  return (
    <Group align="flex-start" gap="lg">
      <QRCodeSVG value={made.uri} size={168} marginSize={2} title="QR code for an authenticator app" />
      <Stack gap="sm" maw={360}>
        <Text size="sm">Scan this with your authenticator app, or type the key into it:</Text>
        <Copyable value={made.secret} what="key for the authenticator app" />
        <CodeForm
          label="The code that it shows now"
          confirm="Confirm"
          act={confirmSecondFactor}
          onDone={({ codes }) => onDone(codes)}
        />
      </Stack>
    </Group>
  );
}

function RecoveryCodes({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  return (
    <Alert color="blue" title="Keep these recovery codes" role="status">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">Each lets you in once if you lose your telephone. They are not shown again.</Text>
        <List listStyleType="none">
          {codes.map((code) => (
            <List.Item key={code}>
              <Code>{code}</Code>
            </List.Item>
          ))}
        </List>
        <Group gap={8}>
          <Button variant="default" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
            Copy all
          </Button>
          <Button onClick={onClose}>I have kept them</Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function InUse({ now, onEnded }: { readonly now: NonNullable<Now>; readonly onEnded: () => void }) {
  const [ending, setEnding] = useState(false);
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">
        A code is asked for since <When at={now.since} />. {now.codesLeft} of 10 recovery codes are left.
      </Text>
      {ending ? (
        <CodeForm
          label="A last code"
          confirm="Take it away"
          act={endSecondFactor}
          onDone={({ message }) => {
            notifications.show({ color: 'green.8', title: 'Second factor', message });
            onEnded();
          }}
        />
      ) : (
        <Button variant="default" onClick={() => setEnding(true)}>
          Take it away
        </Button>
      )}
    </Stack>
  );
}

interface CodeFormProps<Done> {
  readonly label: string;
  readonly confirm: string;
  readonly act: (code: string) => Promise<Done>;
  readonly onDone: (done: Done) => void;
}

function CodeForm<Done>({ label, confirm, act, onDone }: CodeFormProps<Done>) {
  const [code, setCode] = useState('');
  const showing = useMutation({ mutationFn: () => act(code), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    showing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={label}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {showing.error ? <Alert color="red">{showing.error.message}</Alert> : null}
        <Button type="submit" variant="default" loading={showing.isPending} w="fit-content">
          {confirm}
        </Button>
      </Stack>
    </form>
  );
}
