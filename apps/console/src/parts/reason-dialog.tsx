import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { ReasonForm } from './reason-form';
import { useReason } from './use-reason';

interface Props {
  readonly title: string;
  /** What it will do, before it is done. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly act: (reason: string) => Promise<{ readonly message: string }>;
  readonly onClose: () => void;
}

/** Asks for the reason of an act, does it, and says what was done. */
export function ReasonDialog({ title, children, confirm, act, onClose }: Props) {
  const reason = useReason(act, ({ message }) => {
    notifications.show({ color: 'green.8', title, message });
    onClose();
  });
  return (
    <ReasonForm reason={reason} title={title} confirm={confirm} onClose={onClose}>
      {children}
    </ReasonForm>
  );
}
