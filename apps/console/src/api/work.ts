import { queryOptions } from '@tanstack/react-query';
import type { Choice } from './choose';
import { answered, api, type Shapes } from './client';

/** What of the work is on show, as it stands in the address. */
export interface WorkFilter {
  readonly scope?: 'mine' | 'role' | 'all';
  readonly owner?: Shapes['Owner'];
  readonly partner?: string;
  readonly code?: string;
  readonly putOff?: 'yes';
  readonly sort?: 'amount' | 'due';
  readonly limit?: string;
}

/** What becomes of everything that the order could take. */
export type EveryWay = Shapes['WorkPreviewing']['way'];

export const workQuery = (filter: WorkFilter) =>
  queryOptions({
    queryKey: ['exceptions', 'work', filter],
    queryFn: () => answered(api.GET('/api/work', { params: { query: { ...filter } } })),
    placeholderData: (before: Shapes['Work'] | undefined) => before,
  });

export const workRowsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['exceptions', 'rows', ids],
    queryFn: () => answered(api.GET('/api/work/rows', { params: { query: { ids: ids.join(',') } } })),
  });

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: () => answered(api.GET('/api/work/people')),
});

export const remarksQuery = (id: string) =>
  queryOptions({
    queryKey: ['exceptions', 'remarks', id],
    queryFn: () => answered(api.GET('/api/exceptions/{id}/remarks', { params: { path: { id } } })),
  });

/** As many as are looked at before several are accepted. */
export const previewedAtOnce = 10;

export const workPreviewQuery = (ids: readonly string[], way: EveryWay) =>
  queryOptions({
    queryKey: ['work-preview', ids, way],
    queryFn: () => answered(api.POST('/api/work/preview', { body: { ids: ids.slice(0, previewedAtOnce), way } })),
  });

interface Choosing {
  readonly choice: Choice;
  readonly reason: string;
  readonly way: EveryWay;
}

/** As many as the gateway settles in one go. */
const atOnce = 200;

/** Settles several for one reason, however many they are. */
export async function chooseForWork(
  ids: readonly string[],
  { choice, reason, way }: Choosing,
): Promise<Shapes['WorkChosen']> {
  let done = 0;
  const notDone: Shapes['WorkChosen']['notDone'] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const body = { ids: ids.slice(from, from + atOnce), choice, reason, way };
    const answer = await answered(api.POST('/api/work/choices', { body }));
    done += answer.done;
    notDone.push(...answer.notDone);
  }
  return { done, notDone };
}

export function assign(ids: readonly string[], to: string | null): Promise<Shapes['Handled']> {
  return answered(api.POST('/api/work/assignments', { body: { ids: [...ids], to } }));
}

export function putOff(ids: readonly string[], until: string | null): Promise<Shapes['Handled']> {
  return answered(api.POST('/api/work/put-off', { body: { ids: [...ids], until } }));
}

export function remark(id: string, text: string): Promise<Shapes['Remarks']> {
  return answered(api.POST('/api/exceptions/{id}/remarks', { params: { path: { id } }, body: { text } }));
}
