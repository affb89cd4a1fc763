/** Fields of Odoo's records by what its screens call them. One that is not here is called by its own name. */
const fields: ReadonlyMap<string, string> = new Map([
  // Orders
  ['partner_ref', 'Vendor reference'],
  ['acknowledged', 'Acknowledged'],
  ['order_line', 'Order lines'],
  ['product_qty', 'Quantity'],
  ['price_unit', 'Unit price'],
  ['date_planned', 'Expected arrival'],
  ['instead_of', 'Instead of'],
  // Receipts
  ['scheduled_date', 'Scheduled date'],
  ['carrier_tracking_ref', 'Tracking reference'],
  ['lot_name', 'Lot or serial number'],
  ['expiration_date', 'Expiration date'],
  ['use_date', 'Best before date'],
  ['removal_date', 'Removal date'],
  ['result_package_id', 'Destination package'],
  // Bills
  ['move_type', 'Type'],
  ['ref', 'Bill reference'],
  ['invoice_date', 'Bill date'],
  ['invoice_date_due', 'Due date'],
  ['payment_reference', 'Payment reference'],
  ['currency_id', 'Currency'],
  ['reversed_entry_id', 'Reversal of'],
  ['invoice_origin', 'Source document'],
  ['invoice_line_ids', 'Invoice lines'],
  ['purchase_line_id', 'Order line'],
  ['taxes_of', 'Taxed as'],
  ['tax_rate', 'Tax, %'],
  ['amount_total', 'Total'],
  // Vendor price lists
  ['min_qty', 'Minimum quantity'],
  ['delay', 'Delivery lead time, days'],
  ['product_code', 'Vendor product code'],
  ['date_start', 'Start date'],
  ['date_end', 'End date'],
  // What hangs on a record
  ['name', 'Name'],
  ['file_size', 'Size, bytes'],
  ['body', 'Message'],
  ['summary', 'Summary'],
  ['note', 'Note'],
]);

const types: ReadonlyMap<string, string> = new Map([
  ['in_invoice', 'Vendor bill'],
  ['in_refund', 'Vendor credit note'],
]);

/** What Odoo's screens call a field; nothing where they have no word of their own. */
export function fieldOnScreen(name: string): string | undefined {
  return fields.get(name);
}

/** What Odoo's screens show for a value of a field. */
export function valueOnScreen(field: string, value: string): string {
  if (field === 'move_type') return types.get(value) ?? value;
  return value === 'true' ? 'yes' : value;
}
