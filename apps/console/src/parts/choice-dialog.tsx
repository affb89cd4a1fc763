import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { choose, type Choice, type Settlement, type Subject } from '../api/choose';
import type { Shapes } from '../api/client';
import { partnerQuery, previewQuery } from '../api/queries';
import { IconCheck } from '../icons/icons';
import { choiceWords } from '../words/choices';
import { ReasonForm } from './reason-form';
import { Settling } from './settling';
import { Telling } from './telling';
import { useReason } from './use-reason';
import { useTelling } from './use-telling';

interface Props {
  readonly choice: Choice;
  readonly subject: Subject;
  readonly title: string;
  readonly partner: Shapes['PartnerRef'];
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}

/** Asks for the reason, and names what the choice will do before it is done. */
export function ChoiceDialog({ choice, subject, title, partner, onClose, onDone }: Props) {
  const live = useQuery({ ...partnerQuery(partner.id), enabled: choice === 'process-again' && partner.id !== '' });
  const settles = choice === 'accept' && subject.kind === 'document';
  const [settlement, setSettlement] = useState<Settlement>({});
  const takes = Object.values(settlement).includes('take');
  const reason = useReason(
    (text) => choose(subject, choice, text, takes ? settlement : undefined),
    ({ message }) => {
      notifications.show({ color: 'green.8', icon: <IconCheck size={16} aria-hidden />, title, message });
      onClose();
      onDone?.();
    },
  );
  const { isDecided } = reason;
  const preview = useQuery({ ...previewQuery(subject.id, settlement), enabled: settles && !isDecided });
  const telling = useTelling({ choice, subject, reason: reason.text, isDecided });
  const words = choiceWords(choice, {
    ...{ kind: subject.kind, title, partner: partner.name, takes },
    offers: offersMore(preview.data),
    release: live.data?.release,
    told: telling.data,
  });
  return (
    <ReasonForm
      reason={reason}
      title={words.title}
      placeholder={placeholders[choice]}
      below={<Telling refusal={telling.data} error={telling.error} />}
      confirm={words.confirm}
      dangerous={words.dangerous}
      onClose={onClose}
    >
      <Text>{words.consequence}</Text>
      {settles ? (
        <Settling preview={preview.data} error={preview.error} settlement={settlement} onChange={setSettlement} />
      ) : null}
    </ReasonForm>
  );
}

/** Whether the order can take any of what differs. */
function offersMore(preview: Shapes['Preview'] | undefined): boolean {
  return preview?.differences.some(({ ways }) => ways.length > 1) ?? false;
}

const placeholders: Readonly<Record<Choice, string>> = {
  accept: 'Agreed by phone with ...',
  reject: 'Wrong price, supplier sends it again',
  'process-again': 'Price on the order corrected',
  send: 'The partner says that it has none',
  'was-sent': 'The partner has it, by telephone',
  withdraw: 'The order is placed by telephone',
  snooze: 'The supplier sends it this afternoon',
  waive: 'The driver brings the papers',
};
