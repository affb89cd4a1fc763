export type KeyAction = 'palette' | 'search' | 'help' | 'next' | 'previous' | 'accept' | 'reject' | 'again';

const actions: Readonly<Record<string, KeyAction>> = {
  '/': 'search',
  '?': 'help',
  j: 'next',
  k: 'previous',
  a: 'accept',
  r: 'reject',
  p: 'again',
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: unknown;
}

/** What a key means, if it means something here: not while a dialog is open, nor while somebody types. */
export function keyAction(pressed: Pressed, dialogOpen: boolean): KeyAction | undefined {
  const { key, ctrlKey, metaKey, altKey, target } = pressed;
  if (dialogOpen || altKey) return undefined;
  // Also from within a field.
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'palette' : undefined;
  return typing(target) ? undefined : actions[key];
}

function typing(target: unknown): boolean {
  const { tagName, isContentEditable } = target as { tagName?: string; isContentEditable?: boolean };
  return isContentEditable === true || ['INPUT', 'TEXTAREA', 'SELECT'].includes(tagName ?? '');
}
