import { isDeliverableType } from '@quayside/canonical';
import type { ArrivalRow, DispatchRow } from '@quayside/exchange';
import type { DocumentHead, JournalListed } from '@quayside/store';
import type { z } from 'zod';
import { dispatchStanding } from '../dispatches/dispatch-standing.js';
import type { timelineShape } from './document-detail-shape.js';

type Step = z.input<typeof timelineShape>['steps'][number];

export interface TimelineParts {
  readonly row: DocumentHead;
  readonly arrival: ArrivalRow;
  readonly answers: readonly DispatchRow[];
  readonly journal: readonly JournalListed[];
}

/** The journey of a document as five steps: where it is, and what it waits for. */
export function timelineOf(parts: TimelineParts): { steps: Step[] } {
  return { steps: [received(parts), read(parts), matched(parts), delivered(parts), acknowledged(parts)] };
}

function received({ row }: TimelineParts): Step {
  return { name: 'received', state: 'done', at: row.receivedAt.toISOString(), text: 'Bytes committed' };
}

function read(parts: TimelineParts): Step {
  const { row, journal } = parts;
  const at = at_(journal.find((each) => each.kind === 'inbound')?.at);
  if (row.state === 'rejected') return { name: 'read', state: 'failed', at, text: 'Refused by validation' };
  if (row.type === null) return { name: 'read', state: 'waiting', at, text: 'Read, but no mapping fits' };
  return {
    name: 'read',
    state: 'done',
    at,
    text: extentOf(row.segments, parts.arrival.kind),
  };
}

/** "12 segments", "3 rows"; a document of XML or JSON has nothing to count. */
function extentOf(segments: number, kind: ArrivalRow['kind']): string {
  if (kind === 'xml' || kind === 'json') return `${kind.toUpperCase()} document`;
  return `${segments} ${kind === 'csv' ? 'row' : 'segment'}${segments === 1 ? '' : 's'}`;
}

/** Whether it is of a type that changes nothing in Odoo. */
export function isKept({ type }: Pick<DocumentHead, 'type'>): boolean {
  return type !== null && type !== 'price-catalogue' && !isDeliverableType(type);
}

function matched({ row }: TimelineParts): Step {
  const { decision } = row;
  const step = (state: Step['state'], text: string): Step => ({ name: 'matched', state, at: null, text });
  if (!decision && isKept(row)) return step('skipped', 'Nothing to compare');
  if (!decision) {
    return row.state === 'accepted' ? step('todo', 'Waits for its lane') : step('skipped', 'Not matched');
  }
  if (decision.outcome === 'hold') {
    return row.state === 'held'
      ? step('waiting', `Held for ${decision.owner}`)
      : step('failed', `Was held for ${decision.owner}`);
  }
  const beyond = decision.discrepancies.length;
  return step('done', beyond === 0 ? 'As ordered' : `${beyond} difference${beyond === 1 ? '' : 's'} noted`);
}

function delivered({ row, journal }: TimelineParts): Step {
  const at = at_(journal.findLast((each) => each.to === 'delivered' || each.to === 'rehearsed')?.at);
  const step = (state: Step['state'], text: string): Step => ({ name: 'delivered', state, at, text });
  switch (row.state) {
    case 'delivered':
      return step('done', isKept(row) ? 'Kept, nothing for Odoo' : 'In Odoo');
    case 'rehearsed':
      return step('done', 'Rehearsed only');
    case 'accepted':
      return step('todo', 'Not yet in Odoo');
    case 'held':
      return step('waiting', 'Waits for a decision');
    case 'duplicate':
      return step('skipped', 'Duplicate, not delivered');
    case 'rejected':
    case 'refused':
    case 'superseded':
      return step('skipped', 'Not delivered');
  }
}

function acknowledged({ answers }: TimelineParts): Step {
  // One that waits is not hidden by another one that was sent.
  const [first, ...others] = answers.toSorted((a, b) => stepOrder.indexOf(a.state) - stepOrder.indexOf(b.state));
  if (!first) return { name: 'acknowledged', state: 'skipped', at: null, text: 'No acknowledgement agreed' };
  return {
    name: 'acknowledged',
    state: stepOf[first.state],
    at: at_(first.sentAt ?? first.createdAt),
    text: [first, ...others].map((each) => `${each.type} ${dispatchStanding(each)}`).join(', '),
  };
}

const stepOrder: readonly DispatchRow['state'][] = ['uncertain', 'ready', 'sent', 'withdrawn'];

const stepOf: Readonly<Record<DispatchRow['state'], Step['state']>> = {
  ready: 'todo',
  uncertain: 'waiting',
  sent: 'done',
  withdrawn: 'skipped',
};

function at_(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
