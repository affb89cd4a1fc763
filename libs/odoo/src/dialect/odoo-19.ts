import type { Dialect } from './dialect.js';
import { activityOrArchived } from './find-activity.js';
import { hasAccess } from './may.js';
import { relations } from './names.js';
import { termByDelay } from './read-term.js';
import { readAtOnce } from './read-tree.js';
import { pathOfNew } from './record-path.js';
import { taxLineAlone } from './settle-tax.js';
import { splitByButton } from './split.js';

/** Odoo 19, observed on Debian's odoo-19: what all other code is written for. */
export const odoo19: Dialect = {
  version: 19,
  proven: true,
  wire: 'json-2',
  names: { models: {}, fields: {}, absent: {}, relations },
  readTree: readAtOnce,
  readTerm: termByDelay,
  notesAreHtml: true,
  packsAreUnits: true,
  reserves: false,
  lotsNameCompany: false,
  split: splitByButton,
  settleTax: taxLineAlone,
  billsInTurn: 'vendor',
  // The words are PostgreSQL's, in the language of its server.
  conflict: /s[eé]riali[sz]|concurren|deadlock/i,
  findActivity: activityOrArchived,
  may: hasAccess,
  path: pathOfNew,
};
