import type { Connection } from './connection.js';

/** The documents that become something in Odoo, or are made of what it has, and need rights for it. */
export const odooDocuments = [
  'order-acknowledgement',
  'ship-notice',
  'invoice',
  'price-catalogue',
  'receiving-advice',
] as const;
export type OdooDocument = (typeof odooDocuments)[number];

/** A right that the user of the API key lacks, and the group that gives it. */
export interface MissingRight {
  readonly document: OdooDocument;
  /** For people: "change purchase orders". */
  readonly right: string;
  readonly group: string;
}

interface Need {
  readonly model: string;
  readonly operation: 'read' | 'write' | 'create' | 'unlink';
  readonly right: string;
  readonly group: string;
}

const purchaseUser = 'Purchase / User';
// Odoo 19 lets those of Products / Create do it too.
const purchaseAdministrator = 'Purchase / Administrator';
const inventoryUser = 'Inventory / User';

const order: readonly Need[] = [
  { model: 'purchase.order', operation: 'read', right: 'read purchase orders', group: purchaseUser },
];

const needs: Readonly<Record<OdooDocument, readonly Need[]>> = {
  'order-acknowledgement': [
    ...order,
    { model: 'purchase.order', operation: 'write', right: 'change purchase orders', group: purchaseUser },
    { model: 'purchase.order.line', operation: 'write', right: 'change lines of purchase orders', group: purchaseUser },
  ],
  'ship-notice': [
    ...order,
    { model: 'stock.picking', operation: 'write', right: 'change receipts', group: inventoryUser },
    { model: 'stock.move', operation: 'write', right: 'change what a receipt expects', group: inventoryUser },
    { model: 'stock.move.line', operation: 'unlink', right: 'replace lines of receipts', group: inventoryUser },
    { model: 'stock.package', operation: 'create', right: 'make packages', group: inventoryUser },
  ],
  invoice: [
    ...order,
    { model: 'account.move', operation: 'create', right: 'draft bills', group: purchaseUser },
    { model: 'account.move', operation: 'write', right: 'change draft bills', group: purchaseUser },
    {
      model: 'account.account.tag',
      operation: 'read',
      right: 'read the tags of taxes',
      group: 'Technical / Show Accounting Features - Readonly',
    },
  ],
  'price-catalogue': [
    { model: 'product.supplierinfo', operation: 'read', right: 'read price lists', group: purchaseUser },
    { model: 'product.supplierinfo', operation: 'write', right: 'change price lists', group: purchaseAdministrator },
    { model: 'product.supplierinfo', operation: 'create', right: 'add to price lists', group: purchaseAdministrator },
  ],
  'receiving-advice': [
    ...order,
    { model: 'stock.picking', operation: 'read', right: 'read receipts', group: inventoryUser },
    { model: 'stock.move', operation: 'read', right: 'read what a receipt holds', group: inventoryUser },
    { model: 'stock.move.line', operation: 'read', right: 'read lines of receipts', group: inventoryUser },
    { model: 'stock.lot', operation: 'read', right: 'read lots and serial numbers', group: inventoryUser },
    { model: 'stock.scrap', operation: 'read', right: 'read scraps', group: inventoryUser },
  ],
};

/** What documents of these kinds need and the user may not do. Asks Odoo only: nothing is made or changed. */
export async function missingRights(
  { transport, dialect }: Pick<Connection, 'transport' | 'dialect'>,
  documents: readonly OdooDocument[],
): Promise<readonly MissingRight[]> {
  const asked = await Promise.all(
    documents.flatMap((document) =>
      needs[document].map(async ({ model, operation, right, group }) => {
        const may = await dialect.may(transport, model, operation);
        return may ? [] : [{ document, right, group }];
      }),
    ),
  );
  return asked.flat();
}
