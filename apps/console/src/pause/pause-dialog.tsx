import { Text } from '@mantine/core';
import { pauseGateway } from '../api/pause-actions';
import { ReasonForm } from '../parts/reason-form';
import { useReason } from '../parts/use-reason';

/** Asks why, and says what pausing means, before it is done. */
export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const reason = useReason(pauseGateway, onClose);
  return (
    <ReasonForm
      reason={reason}
      title="Pause everything"
      description="Stands on every page until the pause is lifted."
      placeholder="Odoo moves to another server"
      confirm="Pause everything"
      dangerous
      onClose={onClose}
    >
      <Text>
        Nothing is sent to partners and nothing goes to Odoo until somebody lifts it. Files are still received and read,
        and partners hear that they came.
      </Text>
    </ReasonForm>
  );
}
