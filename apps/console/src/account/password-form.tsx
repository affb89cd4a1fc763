import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeMyPassword } from '../api/people-actions';
import { meQuery } from '../api/queries';

/** Sets a new password of one's own. */
export function PasswordForm({ user }: { readonly user: string }) {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const client = useQueryClient();
  const changing = useMutation({
    mutationFn: () => changeMyPassword({ old, next }),
    onSuccess: ({ message }) => {
      setOld('');
      setNext('');
      notifications.show({ color: 'green.8', title: 'Password', message });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={360}>
        <input type="text" autoComplete="username" value={user} readOnly hidden />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={old}
          onChange={(event) => setOld(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters; several words that do not belong together are good"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        {changing.error ? <Alert color="red">{changing.error.message}</Alert> : null}
        <Button type="submit" variant="default" loading={changing.isPending} w="fit-content">
          Change the password
        </Button>
      </Stack>
    </form>
  );
}
