import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remark, remarksQuery } from '../api/work';
import { Only } from '../parts/only';
import { When } from '../parts/when';
import styles from './cause.module.css';

/** What people have said of something that waits, and a place to say more. */
export function Remarks({ id, title }: { readonly id: string; readonly title: string }) {
  const client = useQueryClient();
  const { data, error } = useQuery(remarksQuery(id));
  const [text, setText] = useState('');
  const {
    mutate,
    isPending,
    error: notSaid,
  } = useMutation({
    mutationFn: () => remark(id, text.trim()),
    onSuccess: (said) => {
      setText('');
      client.setQueryData(remarksQuery(id).queryKey, said);
      void client.invalidateQueries({ queryKey: ['exceptions', 'work'] });
    },
  });
  return (
    <div className={styles['remarks']}>
      {error ? <p>{error.message}</p> : null}
      {(data?.remarks ?? []).map((each) => (
        <p key={each.at + each.by}>
          <b>{each.by}</b> <When at={each.at} />
          <br />
          {each.text}
        </p>
      ))}
      <Only may="remarkOn">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') mutate();
          }}
        >
          <Group align="end" gap={8}>
            <Textarea
              aria-label={`Say something of ${title}`}
              placeholder="What was found out, or whom was asked"
              autosize
              maxLength={2000}
              value={text}
              error={notSaid?.message}
              onChange={(event) => setText(event.currentTarget.value)}
              className={styles['say']}
            />
            <Button type="submit" variant="default" loading={isPending} disabled={text.trim() === ''}>
              Say it
            </Button>
          </Group>
        </form>
      </Only>
    </div>
  );
}
