import { differenceKey, type Settlement, type Way, waysOf } from '@quayside/matching';
import { ChoiceNotPossible } from '../model/errors.js';
import type { DocumentRow, ExceptionRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import { chooseForArrival } from './arrival-choices.js';
import type { Choosing } from './choosing.js';
import { chooseForDispatch } from './dispatch-choices.js';
import { chooseForDocument } from './document-choices.js';
import { chooseForException, exceptionChoices } from './exception-choices.js';
import { chooseForFile } from './file-choices.js';
import { chooseForOutbound } from './outbound-choices.js';

/** An exception, and the row that it is about. */
export type Waiting = Pick<ExceptionRow, 'id' | 'subjectKind' | 'subject' | 'code'>;

/** What a person decides about several at once: the same way for every difference that can go it. */
export interface ChoosingAny extends Omit<Choosing, 'settlement'> {
  readonly way?: Way;
}

/** Settles whatever an exception is about, by the exception where that is settled by itself. */
export async function chooseForAny(ports: Ports, open: Waiting, { way, ...choosing }: ChoosingAny): Promise<void> {
  if (exceptionChoices(open).length > 0) return chooseForException(ports, open.id, choosing);
  const { subject } = open;
  switch (open.subjectKind) {
    case 'inbound': {
      const row = way && (await ports.store.document(subject));
      const settlement = row && way ? everyDifference(row, way) : undefined;
      return chooseForDocument(ports, subject, { ...choosing, ...(settlement && { settlement }) });
    }
    case 'arrival':
      return chooseForArrival(ports, subject, choosing);
    case 'file':
      return chooseForFile(ports, subject, choosing);
    case 'outbound':
      return chooseForOutbound(ports, subject, choosing);
    case 'dispatch':
      return chooseForDispatch(ports, subject, choosing);
    case 'lane':
    case 'order':
    case 'receipt':
    case 'channel':
      throw new ChoiceNotPossible('There is nothing to settle here: what stops it has to be mended.');
  }
}

/**
 * The same way for each difference that is beyond its tolerance and can go it; the rest goes its usual one. Orders are not cancelled
 * by the dozen: who wants that looks at each.
 */
export function everyDifference({ decision }: Pick<DocumentRow, 'decision'>, way: Way): Settlement {
  const open = (decision?.discrepancies ?? []).filter(
    (each) => !each.withinTolerance && each.change?.field !== 'order' && waysOf(each).includes(way),
  );
  return Object.fromEntries(open.map((each) => [differenceKey(each), way]));
}
