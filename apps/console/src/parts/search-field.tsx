import { Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { IconSearch } from '../icons/icons';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Looks while one types; `/` comes here, Escape leaves. */
export function SearchField({ label, placeholder, value, onChange }: Props) {
  const [{ typed, from }, setTyped] = useState({ typed: value, from: value });
  const tell = useDebouncedCallback(onChange, 250);
  // Another address has another text; the one that we have told ourselves leaves a blank at the end where it is.
  if (value !== from) setTyped({ typed: value === typed.trim() ? typed : value, from: value });
  return (
    <TextInput
      data-search
      type="text"
      inputMode="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<Kbd size="xs">/</Kbd>}
      value={typed}
      onChange={(event) => {
        setTyped({ typed: event.currentTarget.value, from });
        tell(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
