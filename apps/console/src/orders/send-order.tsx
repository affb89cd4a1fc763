import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client';
import { ReasonDialog } from '../parts/reason-dialog';

interface Props {
  readonly number: string;
  readonly partner: Shapes['PartnerRef'];
}

/** Sends an order that has not gone out from here: one that was confirmed before orders went out to its supplier. */
export function SendOrder({ number, partner }: Props) {
  const [open, setOpen] = useState(false);
  const act = (reason: string) =>
    answered(
      api.POST('/api/partners/{partner}/orders/{number}/send', {
        params: { path: { partner: partner.id, number } },
        body: { reason },
      }),
    );
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Send to {partner.name}
      </Button>
      {open ? (
        <ReasonDialog
          title={`Send order ${number} to ${partner.name}`}
          confirm="Send the order"
          act={act}
          onClose={() => setOpen(false)}
        >
          <Text>
            The order as it stands in Odoo now goes out by the profile of {partner.name}, and every change of it after
            that. If {partner.name} has the order already, by mail for instance, it may take it for a second one.
          </Text>
        </ReasonDialog>
      ) : null}
    </>
  );
}
