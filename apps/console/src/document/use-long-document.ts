import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Shapes } from '../api/client';
import { moreFieldsQuery, moreSourceQuery } from '../api/queries';

/** What was asked for so far, and how to ask for more of it. */
export interface Rest {
  readonly more: boolean;
  readonly asking: boolean;
  readonly failed: boolean;
  ask(): void;
}

/** A long document's fields and raw text: the first of them came with the page, the next ones are asked for. */
export function useLongDocument({ row, fields, source }: Shapes['DocumentDetail']) {
  const moreFields = useInfiniteQuery(moreFieldsQuery(row.id, fields.next));
  const moreSource = useInfiniteQuery(moreSourceQuery(row.id, source.next));
  const pages = moreFields.data?.pages;
  const texts = moreSource.data?.pages;
  return {
    fields: useMemo(() => [...fields.rows, ...(pages ?? []).flatMap((page) => page.rows)], [fields, pages]),
    leftOut: [fields, ...(pages ?? [])].reduce((count, page) => count + page.leftOut, 0),
    /** How many of the lines are shown, or whatever it lists. */
    shown: (pages?.at(-1) ?? fields).next ?? fields.list?.length ?? 0,
    lines: useMemo(() => [...source.lines, ...(texts ?? []).flatMap((page) => page.lines)], [source, texts]),
    restOfFields: restOf(moreFields, fields.next !== null),
    restOfSource: restOf(moreSource, source.next !== null),
  };
}

interface Asked {
  readonly data: unknown;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  fetchNextPage(): Promise<unknown>;
}

function restOf(asked: Asked, atFirst: boolean): Rest {
  return {
    more: asked.data === undefined ? atFirst : asked.hasNextPage,
    asking: asked.isFetching,
    failed: asked.isError,
    ask: () => void asked.fetchNextPage(),
  };
}
