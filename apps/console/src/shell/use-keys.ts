import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { keyAction, type KeyAction } from './key-action';

/** The keyboard of every page. Keys that are typed into a field, or held with a modifier, are the field's and the browser's. */
export function useKeys({ onHelp, onPalette }: { readonly onHelp: () => void; readonly onPalette: () => void }): void {
  const navigate = useNavigate();
  useEffect(() => {
    const search = () => {
      const field = document.querySelector<HTMLInputElement>('[data-search]');
      if (field) field.focus();
      else void navigate({ to: '/documents' }).then(() => waitForSearch());
    };
    const act: Readonly<Record<KeyAction, () => void>> = {
      palette: onPalette,
      search,
      help: onHelp,
      next: () => step(1),
      previous: () => step(-1),
      accept: () => press('accept'),
      reject: () => press('reject'),
      again: () => press('process-again'),
    };
    const listener = (event: KeyboardEvent) => {
      const action = keyAction(event, document.querySelector('[role="dialog"]') !== null);
      if (!action) return;
      event.preventDefault();
      act[action]();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [navigate, onHelp, onPalette]);
}

function waitForSearch(): void {
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-search]')?.focus());
}

/** Goes to the next or previous row: its first link takes the focus, so that Enter opens it. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const from = at < 0 && by < 0 ? rows.length : at;
  const link = rows[from + by]?.querySelector<HTMLElement>('a');
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}

/** Presses a choice: that of the row in focus, or the only one on the page. */
function press(choice: string): void {
  const row = document.activeElement?.closest('[data-row]');
  const buttons = (row ?? document).querySelectorAll<HTMLButtonElement>(`[data-choice="${choice}"]`);
  if (buttons.length === 1 || row) buttons[0]?.click();
}
