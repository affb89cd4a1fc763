import { ChoiceNotPossible, MovedMeanwhile, type Ports } from '@quayside/exchange';
import type { Database, ExceptionListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { workDesk } from './work-desk.js';

const row = { id: 'e1', subjectKind: 'inbound', subject: 'd1', code: 'beyond-tolerance' } as ExceptionListed;
const choosing = { choice: 'accept', reason: 'agreed', by: 'fay', way: 'leave' } as const;

/** A desk where settling a document ends with this. */
function deskWith(error: Error) {
  const store = { document: () => Promise.reject(error) };
  const ports = { store } as unknown as Ports;
  return workDesk({ ports, database: {} as Database, people: { all: () => Promise.resolve([]) } });
}

it.each([
  ['it is settled by then', new ChoiceNotPossible('This is delivered by now.'), 'This is delivered by now.'],
  ['somebody else was quicker', new MovedMeanwhile('inbound', 'd1', 'held'), /^Somebody else decided this first/],
])('says of one among several why it was not settled: %s', async (_, error, why) => {
  expect(await deskWith(error).settle(row, choosing)).toMatch(why);
});

it('does not hide a fault of ours', async () => {
  await expect(deskWith(new TypeError('x is undefined')).settle(row, choosing)).rejects.toThrow('x is undefined');
});
