import {
  type ApplicationAdvice,
  type ApplicationAnswer,
  documentWord,
  type DocumentType,
  inEachCase,
  isOrderSet,
} from '@quayside/canonical';
import type { OutboundHead, Verdict } from '../../model/outbound-row.js';
import type { DocumentRow } from '../../model/rows.js';
import type { OutboundState } from '../../model/states.js';
import type { NamedNumbers } from '../../ports/outbound.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { hear } from './hear.js';

/** The partner has these: they are what it can speak of. */
const sentStates: ReadonlySet<OutboundState> = new Set(['sent', 'received', 'acknowledged', 'rejected']);

type Answer = Pick<DocumentRow, 'id' | 'arrival' | 'partner' | 'usage'>;

/**
 * An 824, APERAK or ApplicationResponse settles the business of what it answers, whatever was said of its syntax before. Returns
 * the answers that are about nothing that we sent.
 */
export async function hearAdvice(
  ports: Ports,
  tx: Tx,
  row: Answer,
  { answers }: ApplicationAdvice,
): Promise<readonly ApplicationAnswer[]> {
  const unheard: ApplicationAnswer[] = [];
  for (const answer of answers) {
    const head = await sentFor(tx, row, answer);
    if (!head) {
      unheard.push(answer);
      continue;
    }
    const verdict = verdictOf(answer);
    if (!verdict) continue;
    const { arrival, id: document } = row;
    await hear(ports, tx, head, { ...verdict, of: 'business', at: ports.clock.now(), arrival, document });
  }
  return unheard;
}

/** Whoever answers an order has it, and has understood it. */
export async function hearOrderAnswer(
  ports: Ports,
  tx: Tx,
  row: Answer,
  said: { readonly type: DocumentType; readonly number: string | null; readonly orders: readonly string[] },
): Promise<void> {
  const text = `answered by ${documentWord(said.type).toLowerCase()} ${said.number ?? ''}`.trim();
  for (const orderNumber of said.orders) {
    const head = await newestOf(tx, row, orderNumber);
    if (!head || head.state === 'rejected') continue;
    const { arrival, id: document } = row;
    await hear(ports, tx, head, {
      ...{ of: 'business', accepted: true, text },
      ...{ at: ports.clock.now(), arrival, document },
    });
  }
}

/** By the numbers of our envelope, else by the order: then its newest version is meant. */
async function sentFor(tx: Tx, row: Answer, answer: ApplicationAnswer): Promise<OutboundHead | undefined> {
  // The reference of a set alone is that of any interchange: 0001.
  if (answer.interchangeControl !== undefined || answer.groupControl !== undefined) {
    const [found] = await tx.outboundsNumbered(row.partner, row.usage, numbersIn(answer));
    if (found) return found;
  }
  for (const order of ordersIn(answer)) {
    const found = await newestOf(tx, row, order);
    if (found) return found;
  }
  return undefined;
}

function numbersIn({ interchangeControl, groupControl, setControl }: ApplicationAnswer): NamedNumbers {
  return {
    ...(interchangeControl !== undefined && { interchangeNumber: interchangeControl }),
    ...(groupControl !== undefined && { groupNumber: groupControl }),
    ...(setControl !== undefined && { setReference: setControl }),
  };
}

/** What is said of another document, such as a receipt that we told, does not settle the order that it names besides. */
function ordersIn({ setType, orderNumber, number }: ApplicationAnswer): readonly string[] {
  const isOfOrder = setType === undefined || isOrderSet(setType);
  return [isOfOrder ? orderNumber : undefined, number].filter((each) => each !== undefined);
}

async function newestOf(tx: Tx, { partner, usage }: Answer, orderNumber: string): Promise<OutboundHead | undefined> {
  for (const number of inEachCase(orderNumber)) {
    const versions = await tx.outboundsOf({ partner, usage, orderNumber: number });
    const sent = versions.findLast(({ state }) => sentStates.has(state));
    if (sent) return sent;
  }
  return undefined;
}

/** Nothing where it neither accepts nor refuses. */
function verdictOf({
  verdict,
  errors = [],
  notes = [],
}: ApplicationAnswer): Pick<Verdict, 'accepted' | 'text'> | undefined {
  const why = [...errors.map((each) => reasonOf(each)), ...notes].filter((each) => each !== '');
  const reason = why.length === 0 ? 'no reason is given' : why.join('; ');
  switch (verdict) {
    case 'rejected':
    case 'partially-accepted':
      return { accepted: false, text: reason };
    case 'accepted':
    case 'accepted-with-changes':
      return { accepted: true, text: `accepted by the partner's application${why.length > 0 ? `: ${reason}` : ''}` };
    case 'other':
      return undefined;
  }
}

function reasonOf({ message, code, value, reference }: NonNullable<ApplicationAnswer['errors']>[number]): string {
  const what = message ?? (code === undefined ? '' : `code ${code}`);
  const said = value === undefined ? '' : ` ("${value}")`;
  return reference === undefined ? `${what}${said}` : `${reference}: ${what}${said}`;
}
