import { Button } from '@mantine/core';

/** Nothing moves by itself: what is new is shown when it is asked for. */
export function newsButton(news: number, show: () => void) {
  if (news === 0) return undefined;
  return (
    <Button size="compact-sm" variant="subtle" onClick={show}>
      {news} new, show
    </Button>
  );
}
