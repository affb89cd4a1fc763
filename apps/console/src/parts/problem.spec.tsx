import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api/client';
import { show } from '../testing/show';
import { Problem } from './problem';

describe('what could not be shown', () => {
  it('is said with its reason, and can be asked for again', async () => {
    const again = vi.fn();
    await show(<Problem error={new ApiProblem(503, 'The database is away.')} what="The list" again={again} />);
    expect(screen.getByRole('alert').textContent).toMatch(/The list cannot be shown just now\.The database is away\./);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(again).toHaveBeenCalledOnce();
  });

  it('is not asked for again when there is no such thing', async () => {
    await show(<Problem error={new ApiProblem(404, 'There is no such file.')} what="The file" again={vi.fn()} />);
    expect(screen.getByRole('heading', { name: 'There is no such file.' })).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
