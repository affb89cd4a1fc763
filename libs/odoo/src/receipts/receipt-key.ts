/** Where Odoo keeps what came, what went back, and what was found to be damaged. */
export const receiptModels = ['stock.picking', 'stock.scrap'] as const;
export type ReceiptModel = (typeof receiptModels)[number];

interface ReceiptRecord {
  readonly model: ReceiptModel;
  readonly id: number;
}

/** As Odoo itself names a record in a text: "stock.picking,12". */
export function receiptKey({ model, id }: ReceiptRecord): string {
  return `${model},${id}`;
}

export function receiptOf(key: string): ReceiptRecord {
  const [name, id] = key.split(',');
  const model = receiptModels.find((each) => each === name);
  if (!model || !/^\d+$/.test(id ?? '')) throw new TypeError(`${key} is no key of a receipt`);
  return { model, id: Number(id) };
}
