import { type DocumentType, documentWord, findingSentence } from '@quayside/canonical';
import { isAcknowledgement, type SetSummary } from '@quayside/edi';
import { isFatal } from '@quayside/std';
import type { DocumentRow, NewDocument } from '../model/rows.js';
import type { ReadDocument } from '../ports/reading.js';
import type { Tx } from '../ports/store.js';
import type { HeardAs } from '../send/heard/hear-acknowledgement.js';
import type { Why } from '../step/waiting.js';
import type { Sender } from './identify.js';

/** How a document begins: where it stands, and for whom it waits if it is held. */
export interface Beginning {
  readonly state: 'accepted' | 'held' | 'rejected' | 'duplicate';
  readonly version: number;
  readonly what: string;
  readonly exception?: Why;
}

/** What one document of a set says, before it is a row. */
export type Part = Omit<ReadDocument, 'release' | keyof Unread> & Pick<NewDocument, keyof Unread | 'businessKey'>;

/** What is not there where no mapping reads the set. */
type Unread = Pick<NewDocument, 'type' | 'number' | 'document' | 'contentHash'>;

/** The set that a document is of. */
interface Begun {
  readonly set: SetSummary;
  readonly sender: Pick<Sender, 'live' | 'usage'>;
  readonly replaces?: DocumentRow;
  /** Of an acknowledgement: what it means for what we sent. */
  readonly heard?: HeardAs | undefined;
}

export async function beginningOf(tx: Tx, input: Begun, part: Part): Promise<Beginning> {
  const { set } = input;
  if (set.verdict === 'rejected') {
    const fault = part.findings.find(isFatal);
    const why = fault ? findingSentence(fault) : 'it does not follow the standard';
    return { state: 'rejected', version: 1, what: `refused by validation: ${why}` };
  }
  if (isAcknowledgement(set.type)) return beginningOfAnswer(input);
  // A fault of our mapping holds the document; the functional acknowledgement still accepts the set.
  const fault = part.findings.find(isFatal);
  if (fault) {
    const message = findingSentence(fault);
    return { state: 'held', version: 1, what: message, exception: { owner: 'onboarding', code: fault.code, message } };
  }
  // Another arrival may bring the same document at this moment: the second one must see the first.
  if (part.businessKey !== null) await tx.lockKey(part.businessKey);
  if (input.replaces) return nextVersion(tx, part);
  return firstOrRepeated(tx, part, input.sender.live.partner.profile.duplicates.revisions === 'hold');
}

function beginningOfAnswer({ set, sender, heard }: Begun): Beginning {
  const { name } = sender.live.partner;
  if (heard === 'refused-answer') {
    const message = `${name} refuses with this ${set.type} an answer of ours, which is not written as it expects. Look at what went out to it and at what it names, mend the profile or the mapping, and tell the partner what the answer was; then reject this.`;
    return {
      ...{ state: 'held', version: 1, what: 'refuses an answer of ours' },
      exception: { owner: 'onboarding', code: 'answer-refused', message },
    };
  }
  if (heard !== 'nothing-sent') return { state: 'accepted', version: 1, what: 'answers something that we sent' };
  const message = `This ${set.type} answers something that was not sent to ${name} from here: nothing went out under the control number that it names. Ask the partner what it has received; then reject this.`;
  return {
    ...{ state: 'held', version: 1, what: 'answers nothing that we sent' },
    exception: { owner: 'operations', code: 'answer-unknown', message },
  };
}

async function nextVersion(tx: Tx, part: Part): Promise<Beginning> {
  const version = part.businessKey === null ? 1 : (await tx.highestVersion(part.businessKey)) + 1;
  return { state: 'accepted', version, what: 'processed again' };
}

/** Equal content is a duplicate; other content a revision, but for invoices, and where it was agreed so: then somebody decides. */
async function firstOrRepeated(tx: Tx, part: Part, holdsRevisions: boolean): Promise<Beginning> {
  const key = part.businessKey;
  const earlier = key === null ? undefined : await tx.latest(key);
  if (!earlier || key === null) return { state: 'accepted', version: 1, what: 'read' };
  if (earlier.contentHash === part.contentHash) {
    return { state: 'duplicate', version: earlier.version, what: `says the same as ${earlier.id}` };
  }
  return revision(part, (await tx.highestVersion(key)) + 1, holdsRevisions);
}

function revision({ type, number }: Part, version: number, isHeld: boolean): Beginning {
  const isBill = type === 'invoice' || type === 'credit-note';
  if (type === null || (!isBill && !isHeld)) return { state: 'accepted', version, what: `revision ${version}` };
  const effect = isBill ? 'to change the bill' : 'in the place of the earlier one';
  const message = `${documentWord(type)} ${number} was received before with other content. Refuse it, or accept it as is ${effect}.`;
  return { state: 'held', version, what: message, exception: { owner: ownerOf(type), code: 'number-reused', message } };
}

function ownerOf(type: DocumentType): Why['owner'] {
  if (type === 'invoice' || type === 'credit-note') return 'finance';
  return type === 'ship-notice' ? 'warehouse' : 'procurement';
}
