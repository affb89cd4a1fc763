import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/show';
import { Empty } from './empty';

it('says that there is nothing, why, and what to do next', async () => {
  await show(
    <Empty title="No document is like that.">
      <p>Each filter narrows the list.</p>
      <button type="button">Show all documents</button>
    </Empty>,
  );
  expect(screen.getByRole('heading', { name: 'No document is like that.' })).toBeTruthy();
  expect(screen.getByText('Each filter narrows the list.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Show all documents' })).toBeTruthy();
});
