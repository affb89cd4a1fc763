import { Button } from '@mantine/core';

/** What is asked for by the address alone, in words, by its name there; those that are not asked for have none. */
export type FilterChipList = readonly (readonly [name: string, words: string | undefined])[];

interface Props {
  readonly chips: FilterChipList;
  readonly onRemove: (name: string) => void;
}

/** Filters that came with a link: each says what it asks for, and goes when it is pressed. */
export function FilterChips({ chips, onRemove }: Props) {
  return chips.map(([name, words]) =>
    words === undefined ? null : (
      <Button key={name} variant="light" aria-label={`${words}: remove`} onClick={() => onRemove(name)}>
        {words} ×
      </Button>
    ),
  );
}
