import type { Order, Party, ReceivedLine, ReceivingAdvice } from '@quayside/canonical';
import type { Partner } from '../partner.js';
import { advicePartiesOf } from './advice-parties.js';
import { agreementFor } from './agreement-for.js';
import { receivedInPacks } from './received-in-packs.js';

/** UBL demands where the goods went and where they came from, whoever bought and sold them. */
const roles: Partial<Record<Party['role'], Party['role']>> = { buyer: 'ship-to', seller: 'ship-from' };

type Difference = NonNullable<ReceivedLine['differences']>[number];

/** What was received of an order as the partner has it: in its units, who says it to whom, and how much is of no use. */
export function receiptAdvice(partner: Partner, received: ReceivingAdvice, order: Order): ReceivingAdvice {
  const advice = { ...received, lines: receivedInPacks(partner, received.lines, order) };
  const isUbl = agreementFor(partner, advice.type)?.set.startsWith('ubl:') === true;
  const parties = advicePartiesOf(partner, advice);
  if (!isUbl) return { ...advice, parties: parties.flatMap((each) => withOwnNumbers(each) ?? []) };
  const inUbl = parties.map((each) => ({ ...each, role: roles[each.role] ?? each.role }));
  return { ...advice, parties: inUbl, lines: advice.lines.map(withRejected) };
}

/** The number of an envelope names nobody inside it, nor does a party without name and number. */
function withOwnNumbers({ identifiers = [], ...party }: Party): Party | undefined {
  const own = identifiers.filter(({ scheme }) => scheme !== 'unknown');
  if (own.length > 0) return { ...party, identifiers: own };
  return party.name === undefined ? undefined : party;
}

/** UBL knows what is rejected, and why; what is damaged is one reason. */
function withRejected({ differences, ...line }: ReceivedLine): ReceivedLine {
  if (!differences) return line;
  const rejected = (each: Difference): Difference =>
    each.condition === 'damaged' ? { ...each, condition: 'rejected', code: each.code ?? 'DAMAGED' } : each;
  return { ...line, differences: differences.map(rejected) };
}
