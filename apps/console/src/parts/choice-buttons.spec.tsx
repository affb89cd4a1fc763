import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anybody, show } from '../testing/show';
import { ChoiceButtons } from './choice-buttons';

const about = {
  subject: { kind: 'document', id: '1' },
  title: 'Invoice 80114',
  partner: { id: 'acme', name: 'Acme' },
} as const;
const shownTo = (decidesFor: typeof anybody.decidesFor, owner: string | null) =>
  show(<ChoiceButtons {...about} choices={['accept']} owner={owner} />, '/', '/', { ...anybody, decidesFor });

it('offers its choices to whom they belong', async () => {
  await shownTo(['finance'], 'finance');
  expect(screen.getByRole('button', { name: /^Accept/ })).toBeTruthy();
});

it('tells everybody else who settles it', async () => {
  await shownTo(['warehouse'], 'finance');
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('Finance settles this.')).toBeTruthy();
});

it.each([
  [['onboarding'], 1],
  [['procurement'], 0],
] as const)('shows %s what waits for nobody: %i choices', async (mine, count) => {
  await shownTo([...mine], null);
  expect(screen.queryAllByRole('button')).toHaveLength(count);
});
