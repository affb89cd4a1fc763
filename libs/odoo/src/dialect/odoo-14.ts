import type { Dialect } from './dialect.js';
import { odoo15 } from './odoo-15.js';

/** Odoo 14, observed on Debian's odoo-14. */
export const odoo14: Dialect = {
  ...odoo15,
  version: 14,
  proven: true,
  notesAreHtml: false,
  // A draft takes its number at once: a second one in the journal runs into it, and Odoo's own second attempt ends in the
  // words of a constraint that has nothing to do with it.
  billsInTurn: 'company',
  conflict: new RegExp(`${odoo15.conflict.source}|account_move_line_check_accountable_required_fields`, 'i'),
};
