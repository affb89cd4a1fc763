import type { DocumentRow, JsonText, Reads, Tx } from '@quayside/exchange';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { exceptions } from './exceptions.js';
import { writeLine } from './journal.js';

export const documents = table<DocumentRow>(
  'document',
  ({ id }) => [id],
  ({ businessKey, orderNumber, orders, answers, names }) => [businessKey, orderNumber, ...orders, ...answers, ...names],
);

const refused = { state: 'rejected', verdict: 'rejected' } as const;
const gone: readonly string[] = ['refused', 'rejected', 'superseded', 'duplicate'];

export function documentReads(
  rows: Rows,
): Pick<Reads, 'document' | 'documentsOf' | 'latest' | 'highestVersion' | 'deliveredOn'> {
  const ofKey = (businessKey: string) => rows.all(documents, (each) => each.businessKey === businessKey);
  return {
    document: async (id) => rows.get(documents, keyed(id)),
    documentsOf: async (arrival) =>
      inOrder(
        rows.all(documents, (each) => each.arrival === arrival),
        ({ setIndex, partIndex, version }) => [setIndex, partIndex, version],
      ),
    async latest(businessKey) {
      const standing = ofKey(businessKey).filter(({ state }) => !gone.includes(state));
      return inOrder(standing, ({ version, receivedAt }) => [version, receivedAt]).at(-1);
    },
    async deliveredOn(partner, usage, numbers) {
      const found = rows.all(
        documents,
        (each) => each.state === 'delivered' && each.usage === usage && each.partner === partner,
      );
      const ordered = inOrder(found, (each) => [
        each.filePlace,
        each.arrivalIndex,
        each.setIndex,
        each.partIndex,
        each.version,
      ]);
      return ordered.flatMap(({ id, number, type, businessKey, version, decision, orders }) =>
        (type === 'order-acknowledgement' || type === 'ship-notice') &&
        businessKey &&
        orders.some((each) => numbers.includes(each))
          ? [{ id, number, type, businessKey, version, decision }]
          : [],
      );
    },
    highestVersion: async (businessKey) => Math.max(0, ...ofKey(businessKey).map(({ version }) => version)),
  };
}

function valueOf(text: JsonText): unknown {
  return JSON.parse(Buffer.from(text).toString());
}

export function documentWrites(tx: Transaction): Pick<Tx, 'insertDocument' | 'rejectInserted' | 'lockKey'> {
  return {
    async insertDocument(row) {
      const { document, leftovers } = row;
      await tx.insert(documents, {
        ...row,
        document: document && (valueOf(document) as DocumentRow['document']),
        leftovers: valueOf(leftovers) as DocumentRow['leftovers'],
      });
    },
    async rejectInserted(arrival, sets, finding) {
      const rejected = await tx.update(
        documents,
        (each) => each.arrival === arrival && sets.includes(each.setIndex) && each.replaces === null,
        ({ findings }) => ({ ...refused, findings: [...findings, finding] }),
      );
      const what = `refused with its interchange: ${finding.message}`;
      for (const { id, partner } of rejected) {
        await tx.remove(exceptions, ({ subjectKind, subject }) => subjectKind === 'inbound' && subject === id);
        await writeLine(tx, { kind: 'inbound', row: id, to: 'rejected', what, actor: 'readArrival', partner });
      }
    },
    lockKey: (businessKey) => tx.lock(`business key ${businessKey}`),
  };
}
