import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../api/client';
import { ReasonDialog } from '../parts/reason-dialog';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly partner: string;
}

const ways = [
  {
    value: 'same',
    label: 'The same bytes',
    description: 'With the same name and control number: where the partner has lost the file.',
  },
  {
    value: 'anew',
    label: 'The order as it is now',
    description:
      'As a new version with new numbers: a partner that has the order already may take it for a second one.',
  },
] as const;

/** Sends once more what went out, with the reason. */
export function SendAgain({ id, title, partner }: Props) {
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState<'same' | 'anew'>('same');
  const act = (reason: string) =>
    answered(api.POST('/api/outbound/{id}/send-again', { params: { path: { id } }, body: { how, reason } }));
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={`Send again: ${title}`} onClick={() => setOpen(true)}>
        Send again
      </Button>
      {open ? (
        <ReasonDialog
          title={`Send again to ${partner}: ${title}`}
          confirm="Send again"
          act={act}
          onClose={() => setOpen(false)}
        >
          <Radio.Group
            label="What goes out"
            value={how}
            onChange={(value) => setHow(value === 'anew' ? 'anew' : 'same')}
          >
            <Stack gap="xs" mt="xs">
              {ways.map((way) => (
                <Radio key={way.value} {...way} />
              ))}
            </Stack>
          </Radio.Group>
        </ReasonDialog>
      ) : null}
    </>
  );
}
