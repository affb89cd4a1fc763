import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

const least = 3;

/** The reason that somebody gives for an act, and how the act goes. */
export interface Reason {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly isEnough: boolean;
  readonly submit: (event: FormEvent) => void;
  readonly isUnderWay: boolean;
  /** Under way or done: there is nothing to look at before it any more. */
  readonly isDecided: boolean;
  readonly error: Error | null;
}

/** Does something once a reason is given; what is on show is asked for anew after it. */
export function useReason<Done>(act: (reason: string) => Promise<Done>, onDone: (done: Done) => void): Reason {
  const [text, setText] = useState('');
  const client = useQueryClient();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => act(text.trim()),
    onSuccess: (done) => {
      onDone(done);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const isEnough = text.trim().length >= least;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEnough) mutate();
  };
  return { text, setText, isEnough, submit, isUnderWay: isPending, isDecided: isPending || isSuccess, error };
}
