import { Alert, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Choice } from '../api/choose';
import type { Shapes } from '../api/client';
import { chooseForWork, previewedAtOnce, workPreviewQuery, type EveryWay } from '../api/work';
import { IconCheck } from '../icons/icons';
import { Loading } from '../parts/loading';
import { ReasonForm } from '../parts/reason-form';
import { useReason } from '../parts/use-reason';
import { choiceForAll } from '../words/choices';
import { plural } from '../words/numbers';

interface Props {
  readonly choice: Choice;
  readonly ids: readonly string[];
  /** Whether all of them are documents: then accepting shows what it changes. */
  readonly areDocuments: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Settles several for one reason, and says before what that changes. */
export function SettleDialog({ choice, ids, areDocuments, onClose, onDone }: Props) {
  const [way, setWay] = useState<EveryWay>('leave');
  const reason = useReason(
    (text) => chooseForWork(ids, { choice, reason: text, way }),
    (done) => {
      showDone(done);
      onClose();
      onDone();
    },
  );
  const words = choiceForAll(choice, plural(ids.length, areDocuments ? 'document' : 'thing'), areDocuments);
  const previews = choice === 'accept' && areDocuments;
  return (
    <ReasonForm
      reason={reason}
      title={words.title}
      confirm={previews && way === 'take' ? 'Accept and change Odoo' : words.confirm}
      dangerous={words.dangerous}
      onClose={onClose}
    >
      <Text>{words.consequence}</Text>
      {previews ? <Previewed ids={ids} way={way} isDecided={reason.isDecided} onWay={setWay} /> : null}
    </ReasonForm>
  );
}

function showDone({ done, notDone }: Shapes['WorkChosen']): void {
  if (notDone.length === 0) {
    const icon = <IconCheck size={16} aria-hidden />;
    notifications.show({ color: 'green.8', icon, message: `${plural(done, 'thing')} settled.` });
    return;
  }
  const [first] = notDone;
  const more = notDone.length > 1 ? ` And ${notDone.length - 1} more, which still wait.` : ' It still waits.';
  notifications.show({
    color: 'yellow',
    autoClose: false,
    title: `${done} settled, ${notDone.length} not`,
    message: `${first?.title ?? ''}: ${first?.message ?? ''}${more}`,
  });
}

interface PreviewedProps {
  readonly ids: readonly string[];
  readonly way: EveryWay;
  readonly isDecided: boolean;
  readonly onWay: (way: EveryWay) => void;
}

function Previewed({ ids, way, isDecided, onWay }: PreviewedProps) {
  const { data, error } = useQuery({ ...workPreviewQuery(ids, way), enabled: !isDecided });
  if (error) {
    return (
      <Alert color="yellow" title="What this changes cannot be shown">
        {error.message}
      </Alert>
    );
  }
  if (!data) return <Loading rows={2} height={48} />;
  const left = ids.length - Math.min(ids.length, previewedAtOnce);
  return (
    <Stack gap="sm">
      {data.rows.some(({ takable }) => takable) ? (
        <SegmentedControl
          aria-label="What becomes of the orders"
          value={way}
          onChange={(value) => onWay(value === 'take' ? 'take' : 'leave')}
          data={[
            { value: 'leave', label: 'Leave the orders as they are' },
            { value: 'take', label: 'Take all of it into the orders' },
          ]}
        />
      ) : null}
      <section aria-label="Changes in Odoo">
        <Text size="sm" fw={600}>
          This changes in Odoo
        </Text>
        <List size="sm" spacing={4}>
          {data.rows.map((row) => (
            <PreviewedRow key={row.id} row={row} />
          ))}
        </List>
        {left > 0 ? <Text size="sm">and {left} more of the same kind, which are not shown one by one.</Text> : null}
      </section>
    </Stack>
  );
}

function PreviewedRow({ row }: { readonly row: Shapes['WorkPreview']['rows'][number] }) {
  const { title, holds, changes, warnings } = row;
  const lines = holds === null ? changes : [`Would be held again: ${holds}`];
  return (
    <List.Item>
      {title}
      <List size="sm" withPadding>
        {[...lines, ...warnings.map((each) => `Odoo would refuse this: ${each}`)].map((each) => (
          <List.Item key={each}>{each}</List.Item>
        ))}
        {lines.length === 0 ? <List.Item>Nothing: Odoo has all of it already.</List.Item> : null}
      </List>
    </List.Item>
  );
}
