import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/show';
import { documentStates, documentWord, stateWord } from '../words/states';
import { Mark } from './mark';

const pathsOf = (element: Element | null) =>
  [...(element?.querySelectorAll('path') ?? [])].map((path) => path.getAttribute('d'));

describe('the mark of a state', () => {
  it('shows its word, with an icon that readers of screens pass over', async () => {
    await show(<Mark is={stateWord('delivered')} />);
    const icon = screen.getByText('Delivered').querySelector('svg');
    expect(icon?.getAttribute('aria-hidden')).toBe('true');
    expect(pathsOf(icon)).toEqual(['M5 12l5 5l10 -10']);
  });

  it('tells states apart without their colours', async () => {
    await show(documentStates.map((state) => <Mark key={state} is={stateWord(state)} />));
    const marks = documentStates.map((state) => screen.getByText(stateWord(state).word));
    const looks = marks.map((mark) => `${mark.textContent} ${pathsOf(mark).join()}`);
    expect(new Set(looks).size).toBe(documentStates.length);
  });

  it('names whom a held document waits for, and calls one stopped that would go on by itself', async () => {
    await show(
      <>
        <Mark is={documentWord({ state: 'held', waitsFor: 'finance' })} />
        <Mark is={documentWord({ state: 'accepted', waitsFor: 'operations' })} />
      </>,
    );
    expect(screen.getByText('Held for finance')).toBeTruthy();
    expect(screen.getByText('Stopped, operations')).toBeTruthy();
  });
});
