import { useLocalStorage } from '@mantine/hooks';
import type { Column } from './data-table';

export interface ColumnChoice<Row> {
  readonly shown: readonly Column<Row>[];
  /** Every column that may be left out: the first one says what a row is, and stays. */
  readonly optional: readonly string[];
  readonly hidden: readonly string[];
  readonly turn: (title: string) => void;
}

/** Which columns of a list this reader wants; remembered in their browser. */
export function useColumnChoice<Row>(list: string, columns: readonly Column<Row>[]): ColumnChoice<Row> {
  const [hidden, setHidden] = useLocalStorage<readonly string[]>({
    key: `quayside.columns.${list}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return {
    shown: chosen(columns, hidden),
    optional: columns.slice(1).map(({ title }) => title),
    hidden,
    turn: (title) => setHidden(turned(hidden, title)),
  };
}

export function chosen<Row>(columns: readonly Column<Row>[], hidden: readonly string[]): Column<Row>[] {
  return columns.filter(({ title }, index) => index === 0 || !hidden.includes(title));
}

export function turned(hidden: readonly string[], title: string): string[] {
  return hidden.includes(title) ? hidden.filter((each) => each !== title) : [...hidden, title];
}
