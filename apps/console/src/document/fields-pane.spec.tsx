import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/show';
import { Fields } from './fields-pane';
import type { Remark } from './remarks';

it('has everything that there is to say about a field below it', async () => {
  const pointer = '/lines/0/quantity/value';
  const fields = [{ pointer, label: 'Quantity', group: 'Line 1', value: '75', place: null }];
  const remarks = ['50 of line 1 have not been received', '25 of line 2 have not been received'].map(
    (message): Remark => ({ message, tone: 'plain', place: null, pointer }),
  );
  const detail = { leftovers: [], totals: { findings: 0, leftovers: 0 } };
  await show(<Fields fields={fields} detail={detail} remarks={remarks} rest={null} />);
  for (const { message } of remarks) expect(screen.getByText(message)).toBeTruthy();
});
