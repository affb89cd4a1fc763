import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Choice, Subject } from '../api/choose';
import { refusalQuery } from '../api/queries';

interface Telling {
  readonly choice: Choice;
  readonly subject: Subject;
  readonly reason: string;
  /** Once it is decided there is nothing to look at before. */
  readonly isDecided: boolean;
}

/** What a partner would be told of the refusal of its document, with the reason that is being typed. */
export function useTelling({ choice, subject, reason, isDecided }: Telling) {
  const [typed] = useDebouncedValue(reason.trim(), 300);
  const enabled = choice === 'reject' && subject.kind === 'document' && !isDecided;
  return useQuery({ ...refusalQuery(subject.id, typed), enabled });
}
